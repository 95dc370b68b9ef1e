import { expect, test } from "vitest";
import { showRules } from "#commands/buttons";
import { button, buttons, job, paragraph, press, reply } from "#core";
import { greet, monday } from "../../support/jobs.ts";
import { createCohort } from "../../support/talk.ts";

const reminder = monday("Reminder", 2);

/** Greets, with a button, and says a word to ada alone and one below an earlier message. */
const everywhere = job({
  ...greet,
  async prepare({ cohort, store }) {
    const [channel] = await store.channels.of(cohort.id);
    if (!channel) return { silent: { kind: "nothing to say" } };
    return {
      content: reply("Hello", paragraph("Read the rules."), buttons(button("Rules", press(showRules, {})))),
      to: [
        { kind: "channel", channel: channel.channel },
        { kind: "thread", below: { channel: channel.channel, id: "m1" }, title: "Answers" },
        { kind: "direct", account: "terminal:ada" },
      ],
    };
  },
});

test(":at moves through all that falls due, each thing at its time, and tells the time at last", async () => {
  const world = await createCohort({ jobs: [greet, reminder] });
  const you = world.talk("you");
  await you.say(":at 2026-11-23T23:00");
  expect(await you.say(":at 2026-11-24T09:59")).toBe("It is 2026-11-24 09:59 (Europe/Berlin).");
  const posts = (await you.say(":at 2026-11-30T12:00"))
    .split("\n\n")
    .filter((line) => line.startsWith("[") || line.startsWith("It is 2026-11-30 12"));
  expect(posts).toEqual([
    ...[24, 25, 26, 27, 28, 29].map((day) => `[2026-11-${day} 10:00] Good day, Autumn`),
    "[2026-11-30 09:00] Reminder of 2026-11-30",
    "[2026-11-30 10:00] Good day, Autumn",
    "It is 2026-11-30 12:00 (Europe/Berlin).",
  ]);
});

test("moving back repeats nothing, and forward again neither", async () => {
  const world = await createCohort({ jobs: [greet] });
  const you = world.talk("you");
  await you.say(":at 2026-11-26T12:00");
  for (const time of ["2026-11-24T09:00", "2026-11-26T12:00", "2026-11-26T11:00"])
    expect(await you.say(`:at ${time}`)).toBe(`It is ${time.replace("T", " ")} (Europe/Berlin).`);
  expect(await you.say(":at 2026-11-27T10:00")).toContain("[2026-11-27 10:00] Good day, Autumn");
});

test("a year passes in one step, with every post of it", async () => {
  const world = await createCohort({ jobs: [greet, reminder] });
  const posts = await world.talk("you").say(":at 2027-11-23T12:00");
  expect(posts.match(/Good day/g)).toHaveLength(365 + 1);
  expect(posts.match(/Reminder/g)).toHaveLength(52);
  expect(posts).not.toContain("(late)");
});

test("a thread hangs below, and a word to one person says to whom", async () => {
  const world = await createCohort({ jobs: [everywhere] });
  await world.tick();
  const posts = await world.at("2026-11-24 10:00", "Europe/Berlin").tick();
  expect(posts.match(/^\[2026.*$/gm)?.sort()).toEqual([
    "[2026-11-24 10:00] (to ada) Hello",
    "[2026-11-24 10:00] Hello",
    "[2026-11-24 10:00] ↳ Hello",
  ]);
});

test("the buttons of the newest post are pressed by number, by whoever reads it", async () => {
  const world = await createCohort({ jobs: [everywhere] });
  const [you, ada, elsewhere] = [world.talk("you"), world.talk("ada"), world.talk("bob", "elsewhere")];
  await you.say(":help");
  await ada.say(":help");
  await elsewhere.say(":help");
  await world.at("2026-11-24 10:00", "Europe/Berlin").tick();
  for (const reader of [you, ada]) expect(await reader.press("1")).toContain("How");
  await expect(elsewhere.press("1")).rejects.toThrow("no button");
});
