import { describe, expect, test } from "vitest";
import { type Call, command, createBot, reply, type Store, z } from "#core";
import { caller, line, pressed } from "../../support/call.ts";
import { createCohort, createWorld, realPaths } from "../../support/talk.ts";

const stumble = command({
  name: "stumble",
  summary: "A bug",
  answers: "channel",
  needs: "nothing",
  options: z.object({}),
  run: async () => {
    throw new Error("the pen broke");
  },
});

describe("a bug in a command", () => {
  test("is reported with its call, and answered kindly, without the word that frightens", async () => {
    const world = await createWorld({ moreCommands: [stumble], mayErr: true });
    const answer = await world.talk("ada").say("/stumble");
    expect(answer).toMatch(/✘ I stumbled over that\s+It is written down for whoever runs me\. Please try once more/);
    expect(answer).not.toMatch(/error|exception|pen broke/i);
    expect(world.errors).toEqual([new Error("the pen broke")]);
    expect(await world.talk("ada").say("/help")).toContain("What I can do");
  });

  test("in the store is caught as well", async () => {
    const errors: unknown[] = [];
    const broken = new Proxy({} as Store, {
      get() {
        throw new Error("no database");
      },
    });
    const bot = createBot({
      commands: [stumble],
      actions: [],
      store: broken,
      paths: realPaths(),
      now: () => new Date("2026-11-30"),
      newId: () => "id",
      isOrganizer: async () => false,
      remedy: async () => undefined,
      invite: () => ({ label: "Join", style: "main", press: { url: "https://x.example" } }),
      report: (error) => errors.push(error),
    });
    expect((await bot.take(line("/stumble")).reply).title).toBe("I stumbled over that");
    expect(errors).toEqual([new Error("no database")]);
  });
});

describe("what is not a command", () => {
  test.each([
    ["/progres", "Did you mean /progress? All of them: /help."],
    ["/Leader", "Did you mean /leaderboard? All of them: /help."],
    ["/qqqqqqqq", "/help shows what I can do."],
    ["/", "/help shows what I can do."],
    ["/__proto__", "/help shows what I can do."],
    ["/constructor", "/help shows what I can do."],
  ])("%s is answered with the way on", async (typed, answer) => {
    const world = await createWorld();
    expect(await world.talk("ada").say(typed)).toBe(`✘ I don't know that command\n\n${answer}`);
  });

  test("letter case and spaces round a command don't matter", async () => {
    const world = await createWorld();
    expect(await world.talk("ada").say("  /HELP   done ")).toContain("Tick off what you have studied");
  });
});

describe("what a command does not understand", () => {
  test("is said, with how to write it", async () => {
    const world = await createWorld();
    expect(await world.talk("you").say("/setup begin:2026-11-30")).toMatch(
      /I did not understand that\s+I don't know the option “begin”.+\s+Write it like this: \/setup start:2026-11-30 timezone:Europe\/Berlin \[pace:fast\|relaxed\]/,
    );
    expect(await world.talk("you").say("/setup")).toMatch(/start: this is missing\.\ntimezone: this is missing\./);
    expect(await world.talk("you").say("/setup 2026-02-30 Europe/Berlin")).toContain("start: “2026-02-30” is not a date in the calendar.");
    expect(await world.talk("you").say("/setup 2026-11-30 Europe/Berlin swift")).toContain("pace: choose one of fast, relaxed.");
    expect(await world.talk("you").say("/week now")).toContain("I have no use for “now”.");
  });
});

describe("a button from an older message", () => {
  test.each([
    "",
    "gone:1:2",
    "tick:boto3:done",
    "tick:boto3:toggle:abc",
    `tick:x:y:${"漢".repeat(40)}`,
    "tick:%:done:abc",
    "visibility:loud",
    "page:0x1:%2Fweek",
    "page:1",
    "__proto__",
    "tick",
  ])("%j is answered with what to do", async (id) => {
    const world = await createCohort();
    const { answers, reply } = world.bot.take(pressed(id, caller("ada")));
    expect(answers).toMatch(/caller|in place/);
    expect((await reply).title).toBe("That button is from an older message");
  });

  test.each([
    "tick:no-such-item:done:",
    "mark:%00:done:%00",
    "phase:gone:",
    "meant:gone:gone",
    "kept:gone",
    "join:gone:ask",
    "join:%00:ask",
  ])("%s leads to something that is gone, which is no bug", async (id) => {
    const world = await createCohort();
    await world.talk("ada").say("/join");
    expect((await world.bot.take(pressed(id, caller("ada"))).reply).title).not.toMatch(/stumbled/);
  });

  test("a page of a page of something forged is a page of nothing", async () => {
    const world = await createCohort();
    for (const again of ["page%3A1%3Ax", "x%3F%25", "%2F", "%2Fforget%00", "x%3F%ED%A0%80"])
      expect((await world.bot.take(pressed(`page:1:${again}`, caller("ada"))).reply).title).not.toMatch(/stumbled/);
  });

  test("a picked value that no text can hold is no bug either", async () => {
    const world = await createCohort();
    const call = pressed("week:abc", caller("ada"), ["\ud800", "\u0000"]);
    const { answers, reply } = world.bot.take(call);
    expect(answers).toBe("caller");
    expect((await reply).title).toBe("That button belongs to a group that you are not in");
  });
});

describe("what comes in", () => {
  test("is cleaned of what databases refuse and screens obey", async () => {
    const world = await createCohort();
    const ada = world.talk("ada");
    await ada.say("/join");
    await ada.say('/settings name:"A\u0000d\u202ea\ud800 \u001b[31mL\u0007"');
    expect((await world.store.people.byAccount("terminal:ada"))?.name).toBe("A d a\ufffd [31mL");
    expect(await ada.say("/join\u0000")).toContain("You are in Autumn already");
  });

  test("in options that a platform has read, too", async () => {
    const echo = command({
      name: "echo",
      summary: "Says it again",
      answers: "caller",
      needs: "nothing",
      options: z.object({ words: z.string().describe("Words") }),
      run: async (_context, { words }) => reply(words),
    });
    const world = await createWorld({ moreCommands: [echo] });
    const options = { words: " A\u0000d\u202ea\ud800 " };
    const answer = await world.bot.take({ kind: "command", id: "1", name: "echo", options, from: caller("ada") }).reply;
    expect(answer.title).toBe("A d a\ufffd");
  });

  test("account names are cleaned, cut between characters, and never empty", async () => {
    const world = await createCohort();
    const seen = async (name: string) => {
      const from = { ...caller("x"), account: { platform: "discord", id: `discord:${name.length}`, name } as const };
      await world.bot.take(line("/help", from)).reply;
      return (await world.store.people.byAccount(from.account.id))?.name;
    };
    expect(await seen("Ada\u0000\nLovelace\u202e")).toBe("Ada Lovelace");
    expect(await seen("👩‍👩‍👧‍👦".repeat(20))).toBe("👩‍👩‍👧‍👦".repeat(3));
    expect(await seen(`Z${"\u0335".repeat(500)}`)).toBe("somebody");
    expect(await seen("\u0000\u0007")).toBe("somebody");
    expect(await seen("\u200b\u2060\u3164\ufeff ")).toBe("somebody");
  });
});

describe("suggestions", () => {
  const from = caller("ada");

  test("are those that hold every word typed", async () => {
    const world = await createCohort();
    const found = await world.bot.suggest({ command: "done", option: "item", typed: "SAGEMAKER pipe", from });
    expect(found.map(({ label }) => label)).toEqual(["SageMaker Pipelines"]);
    expect(await world.bot.suggest({ command: "help", option: "command", typed: "lead", from })).toEqual([
      { label: expect.stringContaining("/leaderboard"), value: "leaderboard" },
    ]);
  });

  test("are at most 25, each within what a platform shows", async () => {
    const world = await createCohort();
    const all = await world.bot.suggest({ command: "done", option: "item", typed: "", from });
    expect(all).toHaveLength(25);
    for (const { label, value } of all) {
      expect(label.length).toBeLessThanOrEqual(100);
      expect(value.length).toBeLessThanOrEqual(100);
    }
  });

  test.each([
    ["nowhere", "item", ""],
    ["done", "nothing", "x"],
    ["done", "constructor", ""],
    ["done", "__proto__", ""],
    ["__proto__", "item", ""],
    ["week", "item", ""],
    ["done", "item", "\u0000\ud800"],
    ["done", "item", "(a+)+$"],
    ["done", "item", "x".repeat(40_000)],
    ["path", "phase", "‮\\"],
  ])("for %s %s come without a fault", async (name, option, typed) => {
    const world = await createCohort();
    expect(Array.isArray(await world.bot.suggest({ command: name, option, typed, from }))).toBe(true);
  });

  test("fail into silence, and a report", async () => {
    const broken = command({
      name: "broken",
      summary: "Has no ideas",
      answers: "caller",
      needs: "nothing",
      options: z.object({ x: z.string().describe("X") }),
      suggest: {
        x: () => {
          throw new Error("no ideas");
        },
      },
      run: async () => reply("x"),
    });
    const world = await createWorld({ moreCommands: [broken], mayErr: true });
    expect(await world.bot.suggest({ command: "broken", option: "x", typed: "", from })).toEqual([]);
    expect(world.errors).toEqual([new Error("no ideas")]);
  });
});

test("who will see the answer is known before there is one", async () => {
  const world = await createWorld({ moreCommands: [stumble], mayErr: true });
  const seenBy = async (call: Call) => {
    const { answers, reply } = world.bot.take(call);
    await reply;
    return answers;
  };
  expect(await seenBy(line("/stumble"))).toBe("channel");
  expect(await seenBy(line("/week"))).toBe("caller");
  expect(await seenBy(line("/gone"))).toBe("caller");
  expect(await seenBy(line("/stumble\u0000 "))).toBe("channel");
  expect(await seenBy(pressed("board:week:abc"))).toBe("in place");
});

test("two definitions of one name stop the start", async () => {
  const parts = { store: {} as Store, paths: realPaths(), now: () => new Date(0), newId: () => "id", isOrganizer: async () => false };
  const more = {
    actions: [],
    remedy: async () => undefined,
    invite: () => ({ label: "", style: "main", press: { url: "" } }) as const,
    report: () => {},
  };
  expect(() => createBot({ ...parts, ...more, commands: [stumble, stumble] })).toThrow(/Two definitions share a name/);
  const clash = { name: "page", answers: "caller", needs: "nothing", payload: z.object({}), run: async () => reply("x") } as const;
  expect(() => createBot({ ...parts, ...more, commands: [], actions: [clash] })).toThrow(/Two definitions share a name/);
});
