import { describe, expect, onTestFinished, test } from "vitest";
import type { Cohort } from "#core";
import { createConversation, createTerminalClock, createTerminalPoster, greeting } from "../../../src/adapters/terminal/index.ts";
import { openStore } from "../../../src/storage/index.ts";
import { caller } from "../../support/call.ts";
import { createCohort, createWorld, type World } from "../../support/talk.ts";

const realTime = new Date("2026-11-23T09:00:00Z");

/** The terminal's own conversation, with its clock, in a world. */
async function terminal(world: World) {
  const clock = await createTerminalClock(world.store, () => realTime);
  const conversation = createConversation({ bot: world.bot, store: world.store, clock, newId: world.newId });
  return { conversation, clock, say: async (line: string) => (await conversation.say(line)).print };
}

describe("talking", () => {
  test("you speak first, and organize", async () => {
    const { conversation, say } = await terminal(await createWorld());
    expect(conversation.speaker()).toBe("you");
    expect(await say("/setup start:2026-11-30 timezone:Europe/Berlin")).toContain("begins");
  });

  test("an empty line says nothing", async () => {
    const { say } = await terminal(await createWorld());
    expect(await say("")).toBe("");
    expect(await say(" \t\u0000 ")).toBe("");
  });

  test("words without a slash are told of it", async () => {
    const { say } = await terminal(await createWorld());
    expect(await say("hello")).toBe("Commands begin with a slash: try /help. About this terminal: :help");
  });

  test("spaces round a line don't matter", async () => {
    const { say } = await terminal(await createWorld());
    expect(await say("   /help   ")).toMatch(/^What I can do/);
    expect(await say("  :help  ")).toContain(":as NAME");
  });
});

describe("pressing", () => {
  test("a number before any message", async () => {
    const { say } = await terminal(await createWorld());
    expect(await say("1")).toBe("There is no button to press yet. Try /help.");
  });

  test("the numbers of the last message, and no others", async () => {
    const { say } = await terminal(await createCohort());
    await say("/join");
    expect(await say("1")).toContain("should you like a head start");
    expect(await say("99")).toMatch(/^There is no button 99; the last message has [2-9]\.$/);
    expect(await say("0")).toMatch(/^There is no button 0;/);
    expect(await say("1")).toContain("Done: AWS Cloud Practitioner Essentials. +50 points.");
    expect(await say("01")).toContain("Taken back");
  });

  test("a message of the terminal's own leaves the buttons as they are", async () => {
    const { say } = await terminal(await createCohort());
    await say("/join");
    await say(":help");
    await say("hello");
    expect(await say("1")).toContain("head start");
  });
});

describe(":as", () => {
  test("speaks as another member, who is trusted with nothing", async () => {
    const world = await createWorld();
    const { conversation, say } = await terminal(world);
    expect(await say(":as Ada Lovelace")).toBe("You speak as Ada Lovelace.");
    expect(conversation.speaker()).toBe("Ada Lovelace");
    expect(await say("/setup start:2026-11-30 timezone:Europe/Berlin")).toContain("Only organizers can do that");
    expect(await say(":as you")).toBe("You speak as you.");
    expect(await say("/setup start:2026-11-30 timezone:Europe/Berlin")).toContain("begins");
  });

  test("one name is one member, in any letter case, with @ or without", async () => {
    const world = await createCohort();
    const { say } = await terminal(world);
    await say(":as Ada");
    await say("/join");
    for (const name of ["ada", "@ADA"]) {
      await say(`:as ${name}`);
      expect(await say("/join")).toContain("You are in Autumn already");
    }
    const { isOrganizer } = createTerminalPoster({ now: world.now, newId: world.newId });
    expect(await isOrganizer(caller("YOU"))).toBe(true);
    expect(await isOrganizer(caller("ada"))).toBe(false);
  });

  test("asks who, and cleans the name", async () => {
    const { conversation, say } = await terminal(await createWorld());
    expect(await say(":as")).toBe("Who? Write it like :as ada");
    expect(conversation.speaker()).toBe("you");
    expect(await say(":as \u001b[31mred\u202e")).toBe("You speak as [31mred.");
    expect(await say(`:as ${"x".repeat(500)}`)).toBe(`You speak as ${"x".repeat(40)}.`);
  });
});

describe(":at", () => {
  test("says what time it is, on the wall of the group", async () => {
    const bare = await terminal(await createWorld());
    expect(await bare.say(":at")).toBe("It is 2026-11-23 09:00 (UTC).");
    const { say } = await terminal(await createCohort());
    expect(await say(":at")).toBe("It is 2026-11-23 10:00 (Europe/Berlin).");
  });

  test("sets the clock by that wall, and back to the real time", async () => {
    const { say, clock } = await terminal(await createCohort());
    expect(await say(":at 2026-12-14T09:30")).toBe("It is 2026-12-14 09:30 (Europe/Berlin).");
    expect(clock.now()).toEqual(new Date("2026-12-14T08:30:00Z"));
    expect(await say(":at 2027-06-01 00:05")).toBe("It is 2027-06-01 00:05 (Europe/Berlin).");
    expect(await say(":at 2026-12-14")).toBe("It is 2026-12-14 00:00 (Europe/Berlin).");
    expect(await say(":at 2027-03-28T02:30")).toBe("It is 2027-03-28 03:30 (Europe/Berlin).");
    expect(await say(":at now")).toBe("It is 2026-11-23 10:00 (Europe/Berlin).");
    expect(clock.now()).toEqual(realTime);
  });

  test.each([
    "tomorrow",
    "2026-02-30",
    "2026-12-14T25:00",
    "2026-12-14T24:00",
    "2026-12-14T09:60",
    "2026-12-14T9:00",
    "2026-12-14T09:00T",
    "2026-12-14T09:00 x",
    "09:00",
    "+1",
    "2026-12-14T09:00Z",
  ])("%s is no time, and changes nothing", async (typed) => {
    const { say, clock } = await terminal(await createCohort());
    expect(await say(`:at ${typed}`)).toBe(`“${typed}” is no time. Write it like :at 2026-11-30T09:00`);
    expect(clock.now()).toEqual(realTime);
  });

  test("goes on from where it was set, in a second start too", async () => {
    const world = await createWorld();
    await (await terminal(world)).say(":at 2026-12-14T09:00");
    const later = await createTerminalClock(world.store, () => new Date(realTime.getTime() + 60_000));
    expect(later.now()).toEqual(new Date("2026-12-14T09:01:00Z"));
  });

  test("is refused where the database serves people elsewhere", async () => {
    const store = await openStore("file::memory:");
    onTestFinished(() => store.close());
    const world = await createWorld();
    const at = new Date("2026-11-23T09:00:00Z");
    const cohort: Cohort = {
      id: "c1",
      path: "aws-ai-ml",
      name: "C",
      start: "2026-11-30",
      zone: "UTC",
      pace: "fast",
      pauses: [],
      archived: false,
      createdAt: at,
    };
    const account = { platform: "discord", id: "discord:1", name: "ada" } as const;
    const { id } = await store.people.meet(account, "p1", at);
    expect(await store.cohorts.open(cohort, { platform: "discord", space: "s", id: "c" }, id)).toBe(true);
    const { say, clock } = await terminal({ ...world, store });
    for (const typed of [":at 2026-12-14T09:00", ":at now", ":at"])
      expect(await say(typed)).toBe(
        "This database serves discord, where time is real. Use another one (DATABASE_URL) to play with the clock.",
      );
    expect(clock.now()).toEqual(realTime);
  });
});

describe("the other words of the terminal", () => {
  test(":help tells of all of them", async () => {
    const { say } = await terminal(await createWorld());
    for (const word of [":as", ":at", ":help", ":quit"]) expect(await say(":help")).toContain(word);
  });

  test(":quit says goodbye", async () => {
    const { conversation } = await terminal(await createWorld());
    expect(await conversation.say(":quit")).toEqual({ print: "Goodbye.", quit: true });
    expect((await conversation.say("/help")).quit).toBeUndefined();
  });

  test.each([
    [":x", "I don't know :x. There is :as, :at, :help and :quit."],
    [":", "I don't know :. There is :as, :at, :help and :quit."],
    [":constructor", "I don't know :constructor. There is :as, :at, :help and :quit."],
    [":\u001b[2J", "I don't know :[2J. There is :as, :at, :help and :quit."],
  ])("%j is unknown, and shown back harmless", async (typed, answer) => {
    const { say } = await terminal(await createWorld());
    expect(await say(typed)).toBe(answer);
  });

  test("an escape sequence where a time belongs is shown back harmless", async () => {
    const { say } = await terminal(await createWorld());
    expect(await say(":at \u001b[2J\u0007")).toBe("“[2J” is no time. Write it like :at 2026-11-30T09:00");
  });
});

describe("the Tab key", () => {
  const complete = async (line: string) => (await terminal(await createCohort())).conversation.complete(line);

  test.each([
    ["/le", ["/leaderboard", "/leave"]],
    ["/week", ["/week"]],
    ["/nothing", []],
    ["hello", []],
    ["/leaderboard ", ["/leaderboard board:week", "/leaderboard board:season"]],
    ["/leaderboard board:s", ["/leaderboard board:season"]],
    ["/leaderboard s", ["/leaderboard board:season"]],
    ["/cohort pace:", ["/cohort pace:fast", "/cohort pace:relaxed"]],
    ["/done boto", ["/done item:aws-sdk-for-python-boto3"]],
    ['/done item:"cli ess', ["/done item:aws-cli-essentials"]],
    ["/help lead", ["/help command:leaderboard"]],
    ["/week ", []],
    ["/nothing x", []],
    ["/done nothing:x", []],
    ["/done constructor:x", []],
    ["/settings timezone:eu", []],
  ])("after %j", async (line, found) => {
    expect(await complete(line)).toEqual(found);
  });

  test("at the beginning of a line, every command", async () => {
    const world = await createCohort();
    const { conversation } = await terminal(world);
    expect(await conversation.complete("/")).toEqual(world.bot.commands.map(({ name }) => `/${name}`));
    expect(await conversation.complete("")).toHaveLength(world.bot.commands.length);
  });

  test("what it offers is understood", async () => {
    const { conversation, say } = await terminal(await createCohort());
    for (const line of [...(await conversation.complete("/done ")), ...(await conversation.complete("/path "))])
      expect(await say(line)).not.toMatch(/did not understand|Which/);
  });
});

test("the greeting begins with a line that works as it stands", async () => {
  const world = await createWorld();
  const said = greeting(world.now(), "America/New_York");
  const [setup = ""] = /\/setup start:2026-11-23 timezone:America\/New_York/.exec(said) ?? [];
  expect(await world.talk("you").say(setup)).toMatch(/Mon 23 Nov 2026[\s\S]+America\/New_York/);
});
