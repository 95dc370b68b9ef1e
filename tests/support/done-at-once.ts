import { once } from "node:events";
import { type Call, createBot, type Paths, plainly, type Store } from "#core";
import { terminalChannel } from "../../src/adapters/terminal/index.ts";
import { loadPaths } from "../../src/curriculum/load.ts";
import { actions, commands, invite } from "../../src/features.ts";
import { openStore } from "../../src/storage/index.ts";
import { idsFrom } from "./ids.ts";

/** Ada gives one and the same `/done`, many times at once, each a call of its own: the titles of the answers. */
export async function doneAtOnce(store: Store, paths: Paths, times: number, seed: number): Promise<readonly string[]> {
  const now = () => new Date("2026-12-01T09:00:00Z");
  const newId = idsFrom(seed);
  const bot = createBot({
    commands,
    actions,
    store,
    paths,
    now,
    newId,
    invite,
    isOrganizer: async () => false,
    remedy: async () => undefined,
    report: (error) => console.error(error),
  });
  const from = { account: { platform: "terminal", id: "terminal:ada", name: "ada" }, channel: terminalChannel } as const;
  const call = (): Call => ({ kind: "command", id: newId(), name: "done", options: { item: "aws-cli-essentials" }, from });
  const replies = await Promise.all(Array.from({ length: times }, () => bot.take(call()).reply));
  return replies.map(({ title }) => plainly(title));
}

// A second bot on the same database: node done-at-once.ts URL COUNT SEED. Says "ready", waits for a word, and prints the titles.
if (import.meta.main) {
  const [url = "", times = "", seed = ""] = process.argv.slice(2);
  const loaded = loadPaths("curriculum");
  if ("faults" in loaded) throw new Error("the curriculum has faults");
  const store = await openStore(url);
  console.log("ready");
  await once(process.stdin, "data");
  console.log(JSON.stringify(await doneAtOnce(store, loaded.paths, Number(times), Number(seed))));
  await store.close();
  process.stdin.destroy();
}
