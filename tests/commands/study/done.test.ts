import { expect, test } from "vitest";
import { terminalChannel } from "../../../src/adapters/terminal/index.ts";
import { render } from "../../../src/adapters/terminal/render.ts";
import { createCohort, createWorld } from "../../support/talk.ts";

async function ada() {
  const world = await createCohort();
  const speaker = world.talk("ada");
  await speaker.say("/join");
  return { world, ada: speaker };
}

test.each(["amazon-lex", "AMAZON-LEX", "Amazon Lex", "amazon lex", "lex", "lex amazon", 'item:"Amazon Lex"'])(
  "/done %s finds Amazon Lex",
  async (words) => {
    const { ada: speaker } = await ada();
    expect(await speaker.say(`/done ${words}`)).toMatch(/✔ Done: Amazon Lex\s+\+40 points\. \/week shows what is next\.\s+\[1\] Undo/);
  },
);

test("a name that others begin with is found by itself", async () => {
  const { ada: speaker } = await ada();
  expect(await speaker.say("/done Transfer learning")).toMatch(/Done: Transfer learning/);
});

test("words that several items hold: a button for each", async () => {
  const { ada: speaker } = await ada();
  expect(await speaker.say("/done clarify")).toMatch(
    /Which item is that\?\s+“clarify” fits several items\.\s+\[1\] SageMaker Clarify: bias +\[2\] SageMaker Clarify: explainability/,
  );
  expect(await speaker.press("2")).toMatch(/✔ Done: SageMaker Clarify: explainability/);
});

test("words that very many hold: the first five, and how to say it better", async () => {
  const { ada: speaker } = await ada();
  const answer = await speaker.say("/done sagemaker");
  expect(answer).toMatch(/“sagemaker” fits \d\d items, and these are the first\. Add a word of its name; \/path shows every item\./);
  expect(answer).toMatch(/\[5\]/);
  expect(answer).not.toMatch(/\[6\]/);
});

test("a slip of the pen gets what is like it, nonsense gets the way to the list; neither ticks anything", async () => {
  const { ada: speaker } = await ada();
  expect(await speaker.say("/done amazn lex")).toMatch(
    /Nothing on the path is called “amazn lex”\. Did you mean one of these\?[\s\S]+\[1\] Amazon Lex/,
  );
  expect(await speaker.say("/done quokkas")).toMatch(/Nothing on the path is called “quokkas”\. \/path shows every item\./);
  expect(await speaker.say("/done ???")).toMatch(/Nothing on the path is called “\?\?\?”/);
  expect(await speaker.say("/progress")).toMatch(/0 min of 165 h 45 min/);
});

test("without an item, the open ones are offered, this week's first; the one picked is ticked off", async () => {
  const { ada: speaker } = await ada();
  const week = await speaker.say("/week");
  const offered = await speaker.say("/done");
  expect(offered).toMatch(/➤ What you have done, by name/);
  const first = /\[1\] (.+)/.exec(offered)?.[1] ?? "nothing";
  expect(week.split("Next: week")[0]).toContain(first);
  expect(await speaker.press("1")).toContain(`✔ Done: ${first}`);
  expect(await speaker.say("/done")).not.toContain(`[1] ${first}`);
});

test("what fits nothing is answered with the likely ones as well", async () => {
  const { ada: speaker } = await ada();
  await speaker.say("/done quokkas");
  expect(await speaker.press("1")).toMatch(/✔ Done: /);
});

test("done twice: said kindly, with the day, once in points", async () => {
  const { world, ada: speaker } = await ada();
  await speaker.say("/done lex");
  world.at("2026-11-26 09:00");
  expect(await speaker.say("/done lex")).toMatch(
    /➤ That was done already\s+Amazon Lex was done already \(Mon 23 Nov\)\. Once is enough\.\s+\[1\] Undo/,
  );
  expect(await speaker.say("/progress")).toMatch(/this season +40 points/);
});

test("before three in the morning the day is the evening's", async () => {
  const { world, ada: speaker } = await ada();
  world.at("2026-11-25 02:59", "Europe/Berlin");
  await speaker.say("/done lex");
  expect(await speaker.say("/done lex")).toMatch(/done already \(Tue 24 Nov\)/);
});

test("undo takes the points back; done – undo – done earns once", async () => {
  const { ada: speaker } = await ada();
  await speaker.say("/done lex");
  expect(await speaker.press("Undo")).toMatch(/➤ Taken back\s+Amazon Lex .+\s+\[1\] Done after all/);
  expect(await speaker.say("/progress")).toMatch(/0 min of[\s\S]+this season +none yet/);
  await speaker.say("/done lex");
  await speaker.press("Undo");
  expect(await speaker.press("Done after all")).toMatch(/✔ Done: Amazon Lex\s+\+40 points/);
  expect(await speaker.say("/progress")).toMatch(/this week +40 points, 1st\n.*this season +40 points, 1st/);
});

test("undone twice: the second finds nothing to take back", async () => {
  const { world, ada: speaker } = await ada();
  await speaker.say("/done lex");
  const old = world.talk("ada");
  await old.say("/done lex");
  await speaker.press("Undo");
  expect(await old.press("Undo")).toMatch(/Nothing to take back\s+Amazon Lex is not ticked off[\s\S]+\[1\] Tick it off/);
  expect(await old.press("Tick it off")).toMatch(/Done: Amazon Lex/);
});

test("before joining it counts for progress, without points", async () => {
  const world = await createCohort();
  const bob = world.talk("bob");
  expect(await bob.say("/done lex")).toMatch(/It counts for your progress\. Points begin once you are in a group: \/join\./);
  await bob.say("/join");
  expect(await bob.say("/progress")).toMatch(/1 h 45 min of 165 h 45 min[\s\S]+this season +none yet/);
  expect(await bob.say("/done lex")).toMatch(/done already/);
  expect(await bob.say("/leaderboard season")).toMatch(/Nobody has points here yet/);
});

test("where there is no group at all, it is kept", async () => {
  const bob = (await createWorld()).talk("bob");
  expect(await bob.say("/done lex")).toMatch(/Done: Amazon Lex/);
  expect(await bob.say("/progress")).toMatch(/1 h 45 min of 165 h 45 min/);
});

test("in two groups on one path: points in both, one completion", async () => {
  const world = await createCohort();
  await world.talk("you", "other").say("/setup start:2026-12-07 timezone:UTC pace:relaxed name:Spring");
  const [here, there] = [world.talk("ada"), world.talk("ada", "other")];
  await here.say("/join");
  await there.say("/join");
  expect(await here.say("/done lex")).toMatch(/\+40 points/);
  expect(await there.say("/done lex")).toMatch(/done already/);
  for (const each of [here, there]) {
    expect(await each.say("/progress")).toMatch(/1 h 45 min of 165 h 45 min[\s\S]+this season +40 points, 1st/);
    expect(await each.say("/leaderboard")).toMatch(/1 {2}ada \(you\) +40/);
  }
  await there.say("/done lex");
  await there.press("Undo");
  for (const each of [here, there]) expect(await each.say("/progress")).toMatch(/0 min of[\s\S]+this season +none yet/);
});

test("an ended item can be ticked: points, and no percent", async () => {
  const { ada: speaker } = await ada();
  expect(await speaker.say("/done lookout")).toMatch(/✔ Done: Amazon Lookout for Vision\s+\+10 points/);
  expect(await speaker.say("/progress")).toMatch(/0 min of 165 h 45 min[\s\S]+this season +10 points/);
});

test("the same call delivered twice is answered twice alike, and counts once", async () => {
  const { world, ada: speaker } = await ada();
  const account = { platform: "terminal", id: "terminal:ada", name: "ada" } as const;
  const from = { account, channel: terminalChannel };
  const twice = async (call: Parameters<typeof world.bot.take>[0]) => {
    const [first, again] = [await world.bot.take(call).reply, await world.bot.take(call).reply].map((reply) => render(reply, "UTC").lines);
    expect(again).toBe(first);
    return first;
  };
  expect(await twice({ kind: "command", id: "a", name: "done", options: { item: "lex" }, from })).toMatch(/\+40 points/);
  expect(await speaker.say("/progress")).toMatch(/this season +40 points/);
  const cohort = (await world.store.cohorts.at(terminalChannel))?.id;
  const undo = { kind: "action", press: `mark:amazon-lex:undone:${cohort}`, picked: [], from } as const;
  expect(await twice({ ...undo, id: "b" })).toMatch(/Taken back/);
  expect(await speaker.say("/progress")).toMatch(/this season +none yet/);
});

test("two presses at once count once", async () => {
  const { world, ada: speaker } = await ada();
  const answers = await Promise.all(Array.from({ length: 5 }, () => world.talk("ada").say("/done lex")));
  expect(answers.filter((answer) => /✔ Done/.test(answer))).toHaveLength(1);
  expect(answers.filter((answer) => /done already/.test(answer))).toHaveLength(4);
  expect(await speaker.say("/progress")).toMatch(/this season +40 points/);
});

test("a button for an item that is gone from the path says so", async () => {
  const { world } = await ada();
  const account = { platform: "terminal", id: "terminal:ada", name: "ada" } as const;
  const from = { account, channel: terminalChannel };
  const reply = await world.bot.take({ kind: "action", id: "1", press: "mark:gone:done:", picked: [], from }).reply;
  expect(render(reply, "UTC").lines).toMatch(/That item is no longer on the path\s+\/path shows what is\./);
});
