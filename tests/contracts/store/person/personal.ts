import { reply } from "#core";
import type { Engine } from "../../../../src/storage/engine.ts";
import { insert } from "../../../../src/storage/statements.ts";
import { account, at, channel, monday } from "../sample.ts";

/** A row about a person in each table of what happens by itself, and of questions. The cohort is `c1`, the account `terminal:<person>`. */
export async function personalRows({ tables, write }: Engine, person: string): Promise<void> {
  const id = account(person).id;
  const [run, quiz] = [`nudge:person:${person}:${monday}`, `quiz of ${person}`];
  const none = { reason: undefined, failingSince: undefined };
  const about = { subjectKind: "person", subject: person, person } as const;
  const message = { channel: channel("direct"), id: "m1" };
  const marked = { at: at(5), version: 1, question: "q1" };
  await write([
    insert(tables.schedules)({
      ...{
        ...about,
        ...none,
        job: "nudge",
        timeAt: "20:00",
        weekdays: "1",
        on: true,
        slot: monday,
        dueAt: at(0),
        nextAt: at(0),
        failures: 0,
      },
    }),
    insert(tables.runs)({
      ...{ ...about, key: run, job: "nudge", slot: monday, dueAt: at(0), state: "finished" },
      ...{ content: undefined, about: undefined, reason: undefined, finishedAt: at(1) },
    }),
    insert(tables.deliveries)({
      ...{
        ...none,
        id: `${run}/direct`,
        run,
        cohort: "c1",
        person,
        target: { kind: "direct", account: id },
        destination: `direct/${id}`,
        order: 1,
      },
      ...{ platform: "terminal", state: "sent", nextAt: undefined, expiresAt: at(9), token: undefined, leaseUntil: undefined, attempts: 1 },
      ...{ firstAt: at(0), isUnresolved: false, isDoubtful: false, message, redrawAt: undefined, shown: 0 },
    }),
    insert(tables.nudges)({
      person,
      account: id,
      restDays: "7",
      isOff: false,
      frequency: "daily",
      snoozedUntil: undefined,
      ignored: 0,
      lastAt: at(1),
    }),
    insert(tables.unasked)({
      id: `word to ${person}`,
      person,
      account: id,
      reason: "word",
      content: reply("Thank you"),
      since: at(1),
      until: at(9),
    }),
    insert(tables.quizzes)({
      ...{ id: quiz, path: "aws", question: "q1", version: 1, type: "single", order: [0, 1], matchOrder: [], key: [0] },
      ...{
        occasion: "practice",
        cohort: "c1",
        slot: undefined,
        person,
        openedAt: at(0),
        closesAt: undefined,
        closedAt: undefined,
        voidedAt: undefined,
      },
    }),
    insert(tables.answers)({
      ...{
        quiz,
        account: id,
        picked: [1],
        right: false,
        changed: false,
        lockedAt: undefined,
        counts: undefined,
        at: at(2),
        studyDay: monday,
      },
      ...{ boardDate: monday, zone: "UTC", took: 1, callId: "e1" },
    }),
    insert(tables.drafts)({ quiz, account: id, picked: [null], openedAt: at(1) }),
    insert(tables.reports)({
      ...{
        ...marked,
        id: `report of ${person}`,
        quiz,
        cohort: "c1",
        person,
        account: id,
        reason: "unclear",
        words: "What?",
        state: "open",
      },
    }),
    insert(tables.boards)({ cohort: "c1", period: "2026-W48", person, place: 1, points: 5, frozenAt: at(0) }),
    insert(tables.verdicts)({
      ...marked,
      question: `q-${person.length}-${person.codePointAt(0)}`,
      cohort: "c1",
      verdict: "kept",
      person,
      voidedOn: undefined,
    }),
  ]);
}
