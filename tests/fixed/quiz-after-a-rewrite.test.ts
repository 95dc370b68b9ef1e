import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { voidQuestion } from "#commands/quiz/buttons";
import { encodePress, press } from "#core";
import { dailyQuestion } from "../../src/jobs/daily-question.ts";
import { caller } from "../support/call.ts";
import { idsFrom } from "../support/ids.ts";
import { question, withQuestions } from "../support/questions.ts";
import { createCohort, createWorld, realPaths } from "../support/talk.ts";

const berlin = "Europe/Berlin";

test("where today's question was rewritten since, /quiz goes on to practice, instead of sending to /quiz for ever", async () => {
  const folder = mkdtempSync(join(tmpdir(), "cairn-rewrite-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const url = `file:${join(folder, "cairn.db")}`;
  const world = await createCohort({ url, paths: withQuestions(realPaths(), [question("q1")]), jobs: [dailyQuestion] });
  await world.talk("ada").say("/join");
  await world.at("2026-11-30 10:00", berlin).tick();
  // The next start finds another edition of the curriculum.
  const later = await createWorld({
    url,
    newId: idsFrom(2),
    paths: withQuestions(realPaths(), [question("q1", { version: 2 }), question("q2")]),
  });
  later.at("2026-11-30 11:00", berlin);
  expect(await later.talk("ada").say("/quiz")).toMatch(/^Practice · [\s\S]+What is asked in q2\?/);
});

test("the note about a question that was taken out names the day of that version, not of a later one", async () => {
  const world = await createCohort({ paths: withQuestions(realPaths(), [question("q1", { version: 2 })]), jobs: [dailyQuestion] });
  await world.talk("ada").say("/join");
  await world.at("2027-02-03 10:00", berlin).tick();
  const cohort = (await world.store.cohorts.at(caller("you").channel))?.id ?? "";
  const newest = await world.store.quizzes.newest(cohort);
  if (!newest) throw new Error("nothing was asked");
  const openedAt = new Date("2026-11-30T09:00:00Z");
  const occasion = { ...newest.occasion, slot: "2026-11-30", closesAt: openedAt };
  await world.store.quizzes.open({ ...newest, id: "before", version: 1, occasion, openedAt });
  const id = encodePress(press(voidQuestion, { cohort, question: "q1", version: "1" }));
  await world.bot.take({ kind: "action", id: world.newId(), press: id, picked: [], from: caller("you") }).reply;
  const note = await world.tick();
  expect(note).toContain("The question of Mon 30 Nov had a fault");
});
