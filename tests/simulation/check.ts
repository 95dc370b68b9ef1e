import { isoWeek, localDate, localMinute, type Store, type Subject, scheduleFor, slotAfter } from "#core";
import { jobs } from "../../src/jobs/index.ts";
import type { Walked } from "../support/simulation.ts";

/** What must hold of a cohort that walked its whole path; a sentence for each thing that does not. */
export async function brokenPromises(store: Store, walked: Walked): Promise<readonly string[]> {
  return [
    ...walked.mistakes.map((mistake) => `A bug was met: ${JSON.stringify(mistake)}`),
    ...(await everySlotOnce(store, walked)),
    ...postedOnce(walked),
    ...(await noCreditLost(store, walked)),
    ...(await boardsAgree(store, walked)),
    ...gentleNudges(walked),
  ];
}

/** Each slot from the founding on is served, or recorded as skipped. */
async function everySlotOnce(store: Store, { cohort, end }: Walked): Promise<readonly string[]> {
  const subject: Subject = { kind: "cohort", id: cohort };
  const runs = await store.runs.of(subject, new Date(0));
  const broken: string[] = [];
  for (const { name, subject: kind, usual } of jobs) {
    if (kind !== "cohort" || !usual) continue;
    const own = runs.filter(({ job }) => job === name);
    const last =
      own
        .map(({ slot }) => slot)
        .toSorted()
        .at(-1) ?? "";
    if (last < end.slice(0, 7)) broken.push(`${name} ended at ${last}`);
    const first = scheduleFor(subject, name, usual, "Europe/Berlin", new Date("2026-11-23T09:00:00Z"));
    for (let slot = first.slot ?? last; slot <= last; slot = slotAfter(usual, "Europe/Berlin", slot).slot) {
      const found = own.filter((run) => run.slot === slot);
      if (found.length !== 1) broken.push(`${name} has ${found.length} runs for ${slot}`);
      for (const { state } of found) if (state !== "finished" && state !== "skipped") broken.push(`${name} of ${slot} is ${state}`);
    }
  }
  return broken;
}

const postedOnce = ({ posts }: Walked): readonly string[] => {
  const seen = Map.groupBy(posts, ({ delivery }) => delivery);
  return [...seen].filter(([, all]) => all.length > 1).map(([delivery, all]) => `${delivery} was posted ${all.length} times`);
};

/** What was acknowledged is a fact, each fact has earned its points once, and totals are sums. */
async function noCreditLost(store: Store, { cohort, acknowledged }: Walked): Promise<readonly string[]> {
  const ledger = await store.progress.ledger(cohort);
  const earned = (reason: string) => ledger.filter((entry) => entry.reason === reason);
  const broken: string[] = [];
  if (earned("done").length !== acknowledged.items) broken.push(`${acknowledged.items} items, ${earned("done").length} entries`);
  if (earned("answered").length !== acknowledged.answers)
    broken.push(`${acknowledged.answers} answers, ${earned("answered").length} entries`);
  if (new Set(ledger.map(({ key }) => key)).size !== ledger.length) broken.push("an entry stands twice in the ledger");
  for (const [person, entries] of Map.groupBy(ledger, (entry) => entry.person)) {
    const sum = entries.reduce((all, { points }) => all + points, 0);
    const { points } = await store.progress.standing(cohort, "season", person);
    if (points !== sum) broken.push(`${person} has ${points} points, and entries for ${sum}`);
    for (const { kind } of await store.credit.differences(person)) broken.push(`${person}'s facts make another credit: ${kind}`);
  }
  return broken;
}

/** Whoever has so many points stands behind exactly those who have more; a frozen week is what its entries say. */
async function boardsAgree(store: Store, { cohort }: Walked): Promise<readonly string[]> {
  const ledger = await store.progress.ledger(cohort);
  const scores = await store.progress.scores(cohort, "season");
  const broken: string[] = [];
  for (const { person, points } of scores) {
    const { above } = await store.progress.standing(cohort, "season", person);
    const expected = scores.filter((other) => other.points > points).length;
    if (above !== expected) broken.push(`${person} has ${above} above, and ${expected} have more`);
  }
  let frozenWeeks = 0;
  for (const [week, entries] of Map.groupBy(ledger, ({ boardDate }) => isoWeek(boardDate))) {
    const frozen = await store.boards.frozen(cohort, week);
    if (frozen.length > 0) frozenWeeks += 1;
    for (const { person, points } of frozen) {
      const sum = entries.filter((entry) => entry.person === person).reduce((all, entry) => all + entry.points, 0);
      if (sum !== points) broken.push(`${week} froze ${points} points of ${person}, whose entries make ${sum}`);
    }
  }
  if (frozenWeeks < 15) broken.push(`only ${frozenWeeks} weeks were frozen`);
  return broken;
}

/** Nobody is nudged twice on a day of theirs, nor in quiet hours. */
function gentleNudges({ posts, people }: Walked): readonly string[] {
  const nudges = posts.flatMap(({ target, at }) => (target.kind === "direct" ? [{ account: target.account, at }] : []));
  const zoneOf = new Map(people.map(({ name, zone }) => [`terminal:${name}`, zone]));
  const days = Map.groupBy(nudges, ({ account, at }) => `${account} on ${localDate(at, zoneOf.get(account) ?? "UTC")}`);
  const broken = [...days].filter(([, all]) => all.length > 1).map(([day, all]) => `${day} was nudged ${all.length} times`);
  for (const { account, at } of nudges) {
    const wall = localMinute(at, zoneOf.get(account) ?? "UTC").slice(-5);
    if (wall < "08:00" || wall >= "22:00") broken.push(`${account} was nudged at ${wall}`);
  }
  return nudges.length > 0 ? broken : ["nobody was ever nudged"];
}
