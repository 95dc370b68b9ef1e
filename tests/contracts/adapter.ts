import fc from "fast-check";
import { describe, expect, onTestFinished, test } from "vitest";
import { type Block, type Bot, type Call, createBot, encodePress, type Reply, type Text } from "#core";
import { actions, commands, invite } from "../../src/features.ts";
import { openStore } from "../../src/storage/index.ts";
import { idsFrom } from "../support/ids.ts";
import { note, noteAction } from "../support/note.ts";
import { anyReply, wordsIn, wordsOf } from "../support/replies.ts";
import { size } from "../support/size.ts";
import { realPaths } from "../support/talk.ts";

/** Who speaks: `you` manages the space. */
export type Who = "you" | "Ada" | "Bob";

export interface Turn {
  /** What the bot answered. */
  readonly reply: Reply;
  /** What the platform shows of it, in plain words: no addresses, no times, for each platform writes its own. */
  readonly shown: string;
}

/** A platform with the bot on it, on Monday 23 November 2026 at 09:00 UTC. */
export interface Stage {
  say(who: Who, line: string): Promise<Turn>;
  /** Presses the first button of this label on the last answer. */
  press(who: Who, label: string): Promise<Turn>;
  /** Presses a button that asks for a line of text, and writes it. */
  write(who: Who, label: string, words: string): Promise<Turn>;
  /** Lets time go by. */
  pass(milliseconds: number): void;
  /** What a reader of the platform meets where any reply is drawn. */
  draw(reply: Reply): string;
}

/** Hands on what a bot answers, and keeps the last. */
export function listening(bot: Bot): Bot & { last(): Reply } {
  let last: Reply | undefined;
  return {
    ...bot,
    take(call) {
      const taken = bot.take(call);
      return {
        ...taken,
        reply: taken.reply.then((answered) => {
          last = answered;
          return answered;
        }),
      };
    },
    last() {
      if (!last) throw new Error("The bot has not answered yet.");
      return last;
    },
  };
}

const days = 24 * 60 * 60_000;
type Step =
  | { readonly who: Who; readonly line: string }
  | { readonly who: Who; readonly press: string; readonly write?: string }
  | { readonly pass: number };

const script: readonly Step[] = [
  { who: "you", line: "/setup start:2026-11-30 timezone:Europe/Berlin pace:fast name:Autumn" },
  ...(["you", "Ada", "Bob"] as const).map((who) => ({ who, line: "/settings timezone:Europe/Berlin" })),
  { who: "Ada", line: "/join" },
  { who: "Bob", line: "/join" },
  { who: "Ada", line: "/week" },
  { who: "Ada", press: "Done" },
  { pass: 8 * days },
  { who: "Ada", line: "/done boto3" },
  { who: "Ada", press: "Undo" },
  { who: "Ada", press: "Done after all" },
  { who: "Bob", line: "/done lex" },
  { who: "Bob", line: "/done nothing of the kind" },
  { who: "Ada", line: "/week" },
  { pass: 20 * days },
  { who: "Ada", line: "/progress" },
  { who: "Bob", line: "/progress" },
  { who: "Ada", line: "/leaderboard" },
  { who: "Ada", press: "The season" },
  { who: "Bob", line: "/leaderboard board:season" },
  { who: "Ada", line: "/path" },
  { who: "Ada", line: "/path phase:3" },
  { who: "Ada", press: "Next" },
  { who: "Bob", line: "/settings" },
  { who: "Bob", line: "/settings alias:Otter" },
  { who: "Bob", press: "Show my name" },
  { who: "you", line: "/cohort" },
  { who: "you", press: "Members" },
  { who: "Ada", line: "/note" },
  { who: "Ada", press: "Write", write: " Fine,\t2 hours \u202e " },
  { who: "Ada", press: "Once more", write: "   " },
];

/** What every adapter promises: the same script gives the same replies, and each reader reads the same numbers. */
export function adapterContract(open: () => Promise<Stage>): void {
  describe("the adapters' contract", () => {
    test("the same script gives the same replies, and the same numbers are read", async () => {
      const [stage, bare] = [await open(), await bareStage()];
      let [turns, numbers] = [0, 0];
      for (const step of script) {
        const [here, there] = [await act(stage, step), await act(bare, step)];
        if (!here || !there) continue;
        expect({ step, reply: masked(here.reply) }).toEqual({ step, reply: masked(there.reply) });
        const read = numbersOf(here.shown);
        expect({ step, numbers: read }).toEqual({ step, numbers: numbersOf(there.shown) });
        turns += 1;
        numbers += read.length;
      }
      expect(turns).toBe(script.filter((step) => !("pass" in step)).length);
      expect(numbers).toBeGreaterThan(200);
    });

    test("whatever is answered, every word of it is read", async () => {
      const { draw } = await open();
      fc.assert(
        fc.property(anyReply, (any) => {
          const all = letters(draw(any));
          for (const words of [...wordsIn(any.title), ...any.blocks.flatMap(wordsOf)])
            if (!all.includes(letters(words))) throw new Error(`“${words}” is missing: ${all.slice(0, 500)}`);
        }),
        { numRuns: size(30, 100) },
      );
    });

    test("the check itself can fail", () => {
      expect(numbersOf("50 points, 1st · 2 % <https://x.example/7>")).toEqual([1, 2, 50]);
      expect(numbersOf("51 points")).not.toEqual(numbersOf("50 points"));
      expect(letters("a\u0000 b\u200b\ufeff")).toBe("ab");
    });
  });
}

async function act(stage: Stage, step: Step): Promise<Turn | undefined> {
  if ("pass" in step) return stage.pass(step.pass) as undefined;
  if ("line" in step) return stage.say(step.who, step.line);
  return step.write === undefined ? stage.press(step.who, step.press) : stage.write(step.who, step.press, step.write);
}

/** The bot with no platform at all: what it answers is what everybody should read. */
async function bareStage(): Promise<Stage> {
  const store = await openStore("file::memory:");
  onTestFinished(() => store.close());
  const newId = idsFrom(1);
  let now = Date.parse("2026-11-23T09:00:00Z");
  const bot = createBot({
    commands: [...commands, note],
    actions: [...actions, noteAction],
    store,
    paths: realPaths(),
    newId,
    invite,
    now: () => new Date(now),
    isOrganizer: async ({ account }) => account.name === "you",
    remedy: async () => undefined,
    report: (error) => {
      throw error;
    },
  });
  const from = (who: Who): Call["from"] => ({
    account: { platform: "terminal", id: `terminal:${who.toLowerCase()}`, name: who },
    channel: { platform: "terminal", space: "bare", id: "main" },
  });
  let last: Reply;
  const turn = async (call: Call): Promise<Turn> => {
    last = await bot.take(call).reply;
    return { reply: last, shown: inWords(last) };
  };
  return {
    say: (who, line) => turn({ kind: "line", id: newId(), line, from: from(who) }),
    press: (who, label) => turn({ kind: "action", id: newId(), press: pressOf(last, label), picked: [], from: from(who) }),
    write: (who, label, asked) => turn({ kind: "action", id: newId(), press: pressOf(last, label), picked: [], asked, from: from(who) }),
    pass(milliseconds) {
      now += milliseconds;
    },
    draw: inWords,
  };
}

/** The press of the first button of this label. */
function pressOf({ blocks }: Reply, label: string): string {
  const all = blocks.flatMap((block) =>
    block.kind === "buttons" ? block.buttons : block.kind === "checklist" ? block.rows.flatMap(({ button }) => button ?? []) : [],
  );
  const found = all.find((button) => button.label === label && !button.disabled);
  if (!found || "url" in found.press) throw new Error(`There is no button “${label}” among ${all.map((each) => each.label).join(", ")}.`);
  return encodePress(found.press);
}

const inWords = ({ title, blocks }: Reply): string =>
  [
    ...wordsIn(title),
    ...blocks.flatMap((block) => [...wordsOf(block), ...(block.kind === "progress" ? [`${shareOf(block)} %`] : [])]),
  ].join("\n");

const shareOf = ({ done, total }: Extract<Block, { kind: "progress" }>): number => (total > 0 ? Math.floor((100 * done) / total) : 0);

/** The reply without what differs from one database to the next: ids of ten letters, and whose platform it is. */
const masked = (reply: Reply): unknown =>
  JSON.parse(
    JSON.stringify(reply, (key, value: unknown) => (key === "account" ? "somebody" : value)).replaceAll(
      /(?<![a-z0-9-])[a-z0-9]{10}(?=["%:])/g,
      "id",
    ),
  );

/** Every number that is read, the lowest first: platforms may lay out differently. */
const numbersOf = (shown: string): readonly number[] =>
  [...shown.replaceAll(/<https?:[^>]*>/g, "").matchAll(/\d+/g)].map(([number]) => Number(number)).toSorted((a, b) => a - b);

/** Letters alone, in small: blanks, control characters, what stands for them, and what has no width are no part of a word. */
const letters = (words: string): string =>
  words
    .toWellFormed()
    .replace(/[\s\p{Cc}\u200b\ufffd]|[\u202a-\u202e\u2066-\u2069]/gu, "")
    .toLowerCase();

/** The same reply without its times: what a platform makes of them is its own. */
export function withoutTimes(reply: Reply): Reply {
  const timeless = (text: Text): Text => text.filter(({ kind }) => kind !== "time");
  return {
    ...reply,
    blocks: reply.blocks.map((block): Block => {
      if ("text" in block) return { ...block, text: timeless(block.text) };
      if (block.kind === "fields") return { ...block, fields: block.fields.map((field) => ({ ...field, value: timeless(field.value) })) };
      return block.kind === "checklist" ? { ...block, rows: block.rows.map((row) => ({ ...row, text: timeless(row.text) })) } : block;
    }),
  };
}
