import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { destinationOf, plainly } from "#core";
import { render } from "../../src/adapters/terminal/render.ts";
import { openStore } from "../../src/storage/index.ts";
import { fakePlatform } from "../support/stage.ts";
import { createWorld, type World, type WorldOptions } from "../support/talk.ts";
import { engineNames } from "./databases.ts";
import { type Copy, type Earlier, loaded } from "./earlier/database.ts";
import { type Asked, callerOf, expected, type Pressed } from "./earlier/expected.ts";
import { paths } from "./earlier/path.ts";

// Groups that began with version 0.1.0 go on: what that version answered from its own database is answered still. Three things
// are not as it had them: silence that the plan meant was told as left out after the plan had changed, or in a pause; and
// a run that was claimed, but never written, is none.
describe.each(engineNames)("%s: a database of version 0.1.0", (engine) => {
  let earlier: Earlier;
  beforeAll(async () => {
    earlier = await loaded[engine]();
  });
  afterAll(() => earlier.remove());

  async function copied(): Promise<Copy> {
    const copy = await earlier.copy();
    onTestFinished(copy.remove);
    return copy;
  }

  /** The bot of today on a database of then, at the time at which then was asked. */
  async function worldThen(more: WorldOptions = {}): Promise<World> {
    const { url } = await copied();
    const world = await createWorld({ url, paths, ...more });
    world.at(expected.now);
    return world;
  }

  test("keeps every row, each of which refers to what is there", async () => {
    const { url, count, faults } = await copied();
    const store = await openStore(url);
    await store.close();
    const rows: Record<string, number> = {};
    for (const table of Object.keys(expected.rows)) rows[table] = await count(table);
    expect(rows).toEqual(expected.rows);
    expect(await faults()).toEqual([]);
  });

  test("gives the same answers", async () => {
    const world = await worldThen();
    const answers = [];
    for (const { print: _, ...asked } of expected.answers) answers.push({ ...asked, print: await said(world, asked) });
    expect(answers).toEqual(expected.answers);
  });

  test.each([...Map.groupBy(expected.presses, ({ copy }) => copy)])("answers its old buttons, on copy %i", async (_, presses) => {
    const world = await worldThen();
    const titles = [];
    for (const each of presses) titles.push({ ...each, title: await pressed(world, each) });
    expect(titles).toEqual(presses);
  });

  test("goes on by itself", async () => {
    const now = () => world.now();
    const [terminal, discord, slack] = [fakePlatform("terminal", now), fakePlatform("discord", now), fakePlatform("slack", now)];
    const platforms = [terminal, discord, slack];
    for (const platform of platforms) platform.canFind = false;
    const world = await worldThen({ posters: { terminal, discord, slack } });
    const goesOn = [];
    for (const { at } of expected.goesOn) {
      world.at(at);
      await world.scheduler.tick();
      await world.scheduler.settled();
      await world.scheduler.redraw();
      const shown = platforms.flatMap(({ asked, edits }) => [
        ...asked
          .splice(0)
          .map(({ target, reply }) => `${destinationOf(target).destination}${target.kind === "thread" ? " ↳" : ""}: ${reply.title}`),
        ...edits.splice(0).map(({ message: { channel }, reply }) => `${channel.platform}/${channel.id}, drawn anew: ${reply.title}`),
      ]);
      goesOn.push({ at, shown: shown.sort() });
    }
    expect(goesOn).toEqual(expected.goesOn);
  });
});

/** What a line is answered, as the terminal prints it. */
async function said({ bot, store }: World, { line, ...asked }: Asked & { readonly line: string }): Promise<readonly string[]> {
  const from = callerOf(asked);
  const reply = await bot.take({ kind: "line", id: line, line, from }).reply;
  return render(reply, (await store.cohorts.at(from.channel))?.zone ?? "UTC").lines.split("\n");
}

/** The title of what a button is answered. */
async function pressed({ bot, scheduler }: World, { press, picked = [], ...asked }: Asked & Pressed): Promise<string> {
  const from = callerOf(asked);
  const { title } = await bot.take({
    kind: "action",
    id: press,
    press,
    picked,
    asked: "",
    message: { channel: from.channel, id: "last" },
    from,
  }).reply;
  await scheduler.settled();
  return plainly(title);
}
