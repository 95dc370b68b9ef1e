import { expect, test } from "vitest";
import { createCohort } from "../../support/talk.ts";

test("who leaves stands on no board, keeps what was done, and is shown the way back", async () => {
  const world = await createCohort();
  const [ada, bob] = [world.talk("ada"), world.talk("bob")];
  for (const each of [ada, bob]) {
    await each.say("/join");
    await each.say("/done boto3");
  }
  expect(await bob.say("/leave")).toMatch(/➤ You have left Autumn[\s\S]+is kept[\s\S]+\/forget[\s\S]+\[1\] Come back/);
  for (const board of ["week", "season"]) expect(await ada.say(`/leaderboard ${board}`)).not.toMatch(/bob/);
  expect(await ada.say("/progress @bob")).toMatch(/They keep their progress private/);
  expect(await ada.say("/cohort")).toMatch(/Members +1\n/);
  expect(await bob.say("/progress")).toMatch(/Whole path: 4 h of/);
  await bob.say("/leave");
  expect(await bob.press("Join")).toMatch(/Welcome to Autumn, bob/);
  expect(await ada.say("/leaderboard")).toMatch(/1 {2}ada \(you\) +50\n1 {2}bob +50/);
});

test("the button under the farewell leads back", async () => {
  const ada = (await createCohort()).talk("ada");
  await ada.say("/join");
  await ada.say("/leave");
  expect(await ada.press("Come back")).toMatch(/Welcome to Autumn, ada/);
});

test("what is done while away counts, and earns nothing", async () => {
  const ada = (await createCohort()).talk("ada");
  await ada.say("/join");
  await ada.say("/leave");
  expect(await ada.say("/done boto3")).toMatch(/Points begin once you are in a group/);
  await ada.say("/join");
  expect(await ada.say("/progress")).toMatch(/4 h of 165 h 45 min[\s\S]+this season +none yet/);
});

test("who is in no group cannot leave one", async () => {
  expect(await (await createCohort()).talk("ada").say("/leave")).toMatch(/You are not in this group yet/);
});
