import { describe, expect, test } from "vitest";
import { caller, line } from "../../support/call.ts";
import { createWorld } from "../../support/talk.ts";

/** Groups named after their channels; ada is a member of those given. */
async function groups(channels: readonly string[], joined: readonly string[]) {
  const world = await createWorld();
  for (const channel of channels)
    await world.talk("you", channel).say(`/setup start:2026-11-30 timezone:Europe/Berlin name:${channel.toUpperCase()}`);
  for (const channel of joined) await world.talk("ada", channel).say("/join");
  return world;
}

describe("which group is meant", () => {
  test("the channel's, for its members", async () => {
    const world = await groups(["a", "b"], ["a", "b"]);
    expect(await world.talk("ada", "a").say("/progress")).toMatch(/^ada · A\n/);
    expect(await world.talk("ada", "b").say("/progress")).toMatch(/^ada · B\n/);
  });

  test("the only one, wherever it is asked", async () => {
    const world = await groups(["a", "b"], ["a"]);
    expect(await world.talk("ada", "elsewhere").say("/progress")).toMatch(/^ada · A\n/);
    expect(await world.talk("ada", "b").say("/progress")).toMatch(/^ada · A\n/);
  });

  test("of several, the one that is answered; it is asked once for each channel", async () => {
    const world = await groups(["a", "b"], ["a", "b"]);
    const ada = world.talk("ada", "elsewhere");
    expect(await ada.say("/progress")).toMatch(/Which group do you mean\?[\s\S]+\[1\] [AB] {3}\[2\] [AB]/);
    expect(await ada.press("A")).toMatch(/^ada · A\n/);
    expect(await ada.say("/week")).toContain("A · 0 % of the path");
    expect(await world.talk("ada", "somewhere").say("/week")).toContain("Which group do you mean?");
    expect(await world.talk("ada", "b").say("/progress")).toMatch(/^ada · B\n/);
  });

  test("the call that was put aside is answered with its options, in pages too", async () => {
    const world = await groups(["a", "b"], ["a", "b"]);
    const ada = world.talk("ada", "elsewhere");
    expect(await ada.say("/done aws-cli-essentials")).toContain("Which group do you mean?");
    expect(await ada.press("B")).toContain("Done: AWS CLI Essentials");
    const other = world.talk("ada", "somewhere");
    await other.say("/path phase:3");
    expect(await other.press("A")).toContain("Page 1 of 5");
    expect(await other.press("Next")).toContain("Page 2 of 5");
    expect(await other.press("Back")).toContain("Page 1 of 5");
  });

  test("a question answered twice, or by somebody else, does no harm", async () => {
    const world = await groups(["a", "b"], ["a", "b"]);
    const call = line("/done aws-cli-essentials", caller("ada", "elsewhere"));
    const asked = await world.bot.take(call).reply;
    const press = asked.blocks.flatMap((block) => (block.kind === "buttons" ? block.buttons : []))[0]?.press;
    if (!press || "url" in press) throw new Error("There is no button");
    const id = [press.action, ...Object.values(press.payload)].join(":");
    const by = (name: string) =>
      world.bot.take({ kind: "action", id: "twice", press: id, picked: [], from: caller(name, "elsewhere") }).reply;
    expect((await by("bob")).title).toBe("That question is too old");
    expect((await by("ada")).title).toBe("Done: AWS CLI Essentials");
    expect((await by("ada")).title).toBe("Done: AWS CLI Essentials");
    const ada = await world.store.people.byAccount("terminal:ada");
    const completions = await world.store.progress.completions(ada?.id ?? "", "aws-ai-ml");
    expect(completions.map(({ callId }) => callId)).toEqual([call.id]); // the question's call, not the answer's
  });

  test("who has left a group since is not led into it", async () => {
    const world = await groups(["a", "b"], ["a", "b"]);
    const ada = world.talk("ada", "elsewhere");
    await ada.say("/progress");
    await ada.press("A");
    await world.talk("ada", "a").say("/leave");
    expect(await ada.say("/progress")).toMatch(/^ada · B\n/);
  });

  test("a button stays with its group, wherever it is pressed", async () => {
    const world = await groups(["a", "b"], ["a", "b"]);
    const a = world.talk("ada", "a");
    await a.say("/join");
    expect(await a.press("This week")).toContain("A · 0 % of the path");
    const shown = await world.bot.take(line("/leaderboard", caller("ada", "a"))).reply;
    const cohort = (await world.store.cohorts.at(caller("ada", "a").channel))?.id;
    expect(shown.title).toBe("A: this week");
    const answer = await world.bot.take({
      kind: "action",
      id: "x",
      press: `board:season:${cohort}`,
      picked: [],
      from: caller("ada", "b"),
    }).reply;
    expect(answer.title).toBe("A: the season");
  });
});

describe("who is in no group", () => {
  test("is invited where one walks, and the button joins", async () => {
    const world = await groups(["a"], []);
    const bob = world.talk("bob", "a");
    expect(await bob.say("/week")).toMatch(
      /You are not in this group yet\s+A walks here\. Join, and I keep track of your way\.\s+\[1\] Join/,
    );
    expect(await bob.press("Join")).toContain("Welcome to A, bob");
    expect(await bob.say("/week")).toContain("A · 0 % of the path");
  });

  test("is told how one begins where there is none", async () => {
    const world = await createWorld();
    expect(await world.talk("bob").say("/week")).toMatch(/There is no group in this channel\s+An organizer starts one with \/setup/);
    expect(await world.talk("bob").say("/progress")).toMatch(/0 % {2}Whole path[\s\S]+In a group there is a pace and a board as well/);
  });

  test("is told that a closed group is closed", async () => {
    const world = await groups(["a"], []);
    const you = world.talk("you", "a");
    await you.say("/cohort");
    await you.press("Close the group");
    await you.press("Close A");
    expect(await world.talk("bob", "a").say("/week")).toContain("A is closed");
    expect(await world.talk("bob", "a").say("/join")).toContain("A is closed");
  });
});
