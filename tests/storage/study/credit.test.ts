import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, encodePress, localDate, localMinute, mondayFrom, press, type Stamp, weekdayOf, z } from "#core";
import { eq } from "../../../src/storage/drizzle.ts";
import type { Engine } from "../../../src/storage/engine.ts";
import { openEngine } from "../../../src/storage/index.ts";
import { change, met } from "../../../src/storage/statements.ts";
import { question, withQuestions } from "../../support/questions.ts";
import { size } from "../../support/size.ts";
import { createWorld, realPaths, type Speaker, type World } from "../../support/talk.ts";
import { databases, type EngineName, engineNames } from "../databases.ts";

const paths = withQuestions(
  realPaths(),
  Array.from({ length: 9 }, (_, n) => question(`q${n}`)),
);
const items = ["boto3", "aws-cli-essentials", "aws-cloud-practitioner-essentials"];
const letters = ["A", "B", "C", "D"];
/** Who speaks where. `ada2` is ada's second account; eve does things before she joins. */
const speakers = ["ada one", "ada two", "ada2 one", "ada2 two", "bob one", "bob two", "eve one"] as const;

/** One thing that a member does, by word or by button, or an organizer. */
const act = fc.record({
  kind: fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom("done", "answer", "answer", "practise") },
    { weight: 4, arbitrary: fc.constantFrom("undone", "done again", "why", "change", "change") },
    { weight: 3, arbitrary: fc.constantFrom("join", "leave", "void", "void") },
  ),
  who: fc.constantFrom(...speakers),
  item: fc.constantFrom(...items),
  letter: fc.constantFrom(...letters),
});
/** What comes at once, and how long it takes until then. */
const turn = fc.record({
  wait: fc.constantFrom("a moment", "an hour", "the next question", "the next question", "the next week"),
  acts: fc.array(act, { minLength: 1, maxLength: 6 }),
});
type Act = typeof act extends fc.Arbitrary<infer One> ? One : never;

describe.each(engineNames)("whatever a group does on %s", (name) => {
  test("what is stored is what the facts make, also from nothing, and also for whom an account moves to", async () => {
    const seen = new Map<string, number>();
    const oneRun = (turns: readonly (typeof turn extends fc.Arbitrary<infer One> ? One : never)[]) =>
      onWorld(name, async (world, engine) => {
        const say = await founded(world, engine);
        await waiting["the next question"](world);
        for (const { wait, acts } of turns) {
          await waiting[wait](world);
          await Promise.all(acts.map((one) => perform(world, say(one.who), one)));
        }
        const people = await world.store.credit.people("", 9);
        for (const person of people) expect(await world.store.credit.differences(person)).toEqual([]);

        const before = await stored(engine);
        for (const { reason } of before.entries) seen.set(reason, (seen.get(reason) ?? 0) + 1);
        for (const [what, happened] of Object.entries(before.happened)) seen.set(what, (seen.get(what) ?? 0) + happened);
        await engine.write([emptied(engine, "ledger"), emptied(engine, "totals")]);
        for (const person of people) await world.store.credit.rebuild(person, stamp);
        expect(await stored(engine)).toEqual(before);

        const [ada, bob] = await Promise.all(
          ["ada", "bob"].map(async (one) => (await world.store.people.byAccount(`terminal:${one}`))?.id ?? ""),
        );
        await engine.write([moved(engine, "ada2", bob ?? "")]);
        for (const person of [ada ?? "", bob ?? ""]) await world.store.credit.rebuild(person, stamp);
        for (const person of people) expect(await world.store.credit.differences(person)).toEqual([]);
      });
    await fc.assert(fc.asyncProperty(fc.array(turn, { minLength: 6, maxLength: 14 }), oneRun), { numRuns: size(3, 10), seed: 20261207 });
    for (const what of kinds) expect([what, (seen.get(what) ?? 0) > size(0, 2)]).toEqual([what, true]);
  });
});

const kinds = ["done", "undone", "answered", "practised", "voided", "uncounted", "changed", "earns nothing", "second account"];

const stamp: Stamp = {
  callId: "rebuilt",
  account: "nobody",
  at: new Date("2027-06-01T00:00:00Z"),
  studyDay: "2027-06-01",
  zone: "UTC",
};

async function onWorld(name: EngineName, use: (world: World, engine: Engine) => Promise<void>): Promise<void> {
  const { url, remove } = await databases[name]();
  const world = await createWorld({ url, paths });
  const engine = await openEngine(url);
  try {
    await use(world, engine);
    expect(world.errors).toEqual([]);
  } finally {
    await engine.close();
    await world.scheduler.stop();
    await world.store.close();
    await remove();
  }
}

/** Two groups on one path, in zones whose days begin hours apart. */
async function founded(world: World, engine: Engine): Promise<(who: (typeof speakers)[number]) => Speaker> {
  const talks = new Map(speakers.map((who) => [who, world.talk(who.split(" ")[0] ?? "", who.split(" ")[1])] as const));
  const say = (who: (typeof speakers)[number]) => talks.get(who) ?? world.talk("nobody");
  world.at("2026-11-29 12:00");
  await world.talk("you", "one").say("/setup start:2026-11-30 timezone:Europe/Berlin pace:fast name:One");
  await world.talk("you", "two").say("/setup start:2026-11-30 timezone:America/New_York pace:relaxed name:Two");
  for (const who of ["ada one", "ada two", "bob one"] as const) await say(who).say("/join");
  await say("ada2 one").say("/help");
  const ada = await world.store.people.byAccount("terminal:ada");
  await engine.write([moved(engine, "ada2", ada?.id ?? "")]);
  return say;
}

const waiting = {
  "a moment": async (world: World) => void later(world, 1),
  "an hour": async (world: World) => void (await later(world, 60).tick()),
  "the next question": async (world: World) => {
    const tomorrow = addDays(localDate(world.now(), "Europe/Berlin"), 1);
    await world.at(`${weekdayOf(tomorrow) > 5 ? mondayFrom(tomorrow) : tomorrow} 10:05`, "Europe/Berlin").tick();
    await later(world, 6 * 60).tick();
  },
  "the next week": async (world: World) => void (await later(world, 6 * 24 * 60).tick()),
};
const later = (world: World, minutes: number) => world.at(localMinute(new Date(world.now().getTime() + minutes * 60_000), "UTC"));

async function perform(world: World, speaker: Speaker, { kind, who, item, letter }: Act): Promise<void> {
  const [name = "", channel = ""] = who.split(" ");
  const place = letters.indexOf(letter);
  const button = (label: string) =>
    speaker.press(label).catch((error: unknown) => {
      if (!String(error).includes("There is no button")) throw error;
    });
  switch (kind) {
    case "done":
      return void (await speaker.say(`/done item:${item}`));
    case "undone":
    case "done again":
      await speaker.say(`/done item:${item}`);
      await button("Undo");
      return void (kind === "done again" && (await button("Done after all")));
    case "practise":
      await speaker.say(`/quiz about:${items[2]}`);
      return void (await button(letter));
    case "answer":
    case "why":
    case "change":
      await onNewest(world, name, channel, "answer", place);
      if (kind === "why") await onNewest(world, name, channel, "why");
      if (kind === "change") await onNewest(world, name, channel, "repick", (place + 1) % letters.length);
      return;
    case "join":
      return void (await speaker.say("/join begin:now"));
    case "leave":
      return void (await speaker.say("/leave"));
    case "void":
      return takeOut(world, channel, place);
    default:
      kind satisfies never;
  }
}

/** Presses a button of the question that was asked last, be it open still or closed. */
async function onNewest({ store, bot }: World, name: string, channel: string, action: string, place?: number): Promise<void> {
  const where = { platform: "terminal", space: "terminal", id: channel } as const;
  const cohort = await store.cohorts.at(where);
  const newest = cohort && (await store.quizzes.newest(cohort.id));
  if (!newest) return;
  const about = { quiz: newest.id, cohort: cohort.id };
  const payload = z.object({ quiz: z.string(), cohort: z.string() });
  const pressed =
    place === undefined
      ? press({ name: action, payload }, about)
      : press({ name: action, payload: payload.extend({ place: z.string() }) }, { ...about, place: String(place) });
  const from = { account: { platform: "terminal", id: `terminal:${name}`, name }, channel: where } as const;
  await bot.take({ kind: "action", id: `call ${++calls}`, press: encodePress(pressed), picked: [], from }).reply;
}

let calls = 0;

/** Takes out one of the questions that a group was asked. */
async function takeOut({ store, now }: World, channel: string, nth: number): Promise<void> {
  const cohort = await store.cohorts.at({ platform: "terminal", space: "terminal", id: channel });
  const asked = cohort ? await store.quizzes.uses(cohort.id) : [];
  const one = asked[nth % asked.length];
  if (!cohort || !one) return;
  const verdict = {
    cohort: cohort.id,
    question: one.question,
    version: one.version,
    verdict: "voided",
    person: undefined,
    at: now(),
  } as const;
  await store.reports.decide(verdict, localDate(now(), cohort.zone), `call ${++calls}`);
}

const emptied = ({ tables }: Engine, name: "ledger" | "totals") =>
  change((db) => db.delete(tables[name]).where(undefined).returning(met))({});

/** An account becomes another person's. */
const moved = ({ tables: { accounts } }: Engine, name: string, person: string) =>
  change((db) =>
    db
      .update(accounts)
      .set({ person })
      .where(eq(accounts.id, `terminal:${name}`))
      .returning(met),
  )({});

/** The credit that is stored, and how often what may be forgotten happened. */
async function stored({ tables: { ledger, totals, boards, completions, answers }, query }: Engine) {
  const [entries, sums, frozen, done, given] = await Promise.all([
    query((db) => db.select().from(ledger))(),
    query((db) => db.select().from(totals))(),
    query((db) => db.select().from(boards))(),
    query((db) => db.select().from(completions))(),
    query((db) => db.select().from(answers))(),
  ]);
  const kept = entries.map(({ key, cohort, person, points, reason, item, times, boardDate }) => ({
    key,
    cohort,
    person,
    points,
    reason,
    item,
    times,
    boardDate,
  }));
  return {
    entries: inOrder(kept, ({ key }) => key),
    totals: inOrder(
      sums.filter(({ points }) => points !== 0),
      (row) => `${row.cohort} ${row.period} ${row.person}`,
    ),
    frozen: inOrder(frozen, (row) => `${row.cohort} ${row.period} ${row.person}`),
    happened: {
      uncounted: done.filter(({ counted }) => counted.length === 0).length,
      changed: given.filter(({ changed }) => changed).length,
      "earns nothing": given.filter(({ counts }) => counts === 0).length,
      "second account": [...done, ...given].filter(({ account }) => account === "terminal:ada2").length,
    },
  };
}

const inOrder = <Row>(rows: readonly Row[], key: (row: Row) => string) => rows.toSorted((a, b) => (key(a) < key(b) ? -1 : 1));
