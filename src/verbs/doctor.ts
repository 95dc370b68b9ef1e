import { type Difference, type Entry, isoWeek, type Stamp, type Store, season, showDate } from "#core";
import { onDatabase } from "./database.ts";
import type { Said, Verb } from "./verb.ts";

export const doctor: Verb = {
  name: "doctor",
  usage: [
    {
      takes: "[--mend]",
      does: ["look whether everybody's points are what they have done, and say what differs;", "with --mend, put it right"],
    },
  ],

  async run(words, { config, now, today }) {
    if (words.some((word) => word !== "--mend")) return undefined;
    const stamp = { callId: `doctor ${now.toISOString()}`, account: "doctor", at: now, studyDay: today, zone: "UTC" };
    return onDatabase(config, (store) => examine(store, words.length > 0 ? stamp : undefined));
  },
};

/** So many people are known at a time. */
const page = 100;

/** Everybody's credit, one after the other; put right where a stamp says by whom. */
async function examine(store: Store, mend: Stamp | undefined): Promise<Said> {
  const lines: string[] = [];
  let [looked, differed] = [0, 0];
  for (let people = await store.credit.people("", page); people.length > 0; people = await store.credit.people(people.at(-1) ?? "", page)) {
    for (const person of people) {
      const found = mend ? await store.credit.rebuild(person, mend) : await store.credit.differences(person);
      lines.push(...(await told(store, person, found)));
      differed += found.length > 0 ? 1 : 0;
    }
    looked += people.length;
  }
  const whom = looked === 1 ? "1 person" : `${looked} people`;
  if (differed === 0) return { lines: [`Looked at ${whom}: everybody's points are what they have done.`], ok: true };
  const end = mend
    ? `The points of ${differed} of ${whom} were put right. What was announced stays as it was.`
    : `The points of ${differed} of ${whom} are not what they have done: npm run cairn -- doctor --mend puts them right.`;
  return { lines: [...lines, end], ok: mend !== undefined };
}

/** What differs, group by group. */
async function told(store: Store, person: string, found: readonly Difference[]): Promise<readonly string[]> {
  if (found.length === 0) return [];
  const [who, accounts] = await Promise.all([store.people.named(person), store.people.accounts(person)]);
  const lines: string[] = [];
  for (const [id, all] of Map.groupBy(found, cohortOf)) {
    const cohort = await store.cohorts.named(id);
    lines.push(`${who?.name} (${accounts[0]?.id ?? person}) in ${cohort?.name ?? id}:`);
    for (const difference of all) lines.push(`  ${await sentence(store, difference)}`);
  }
  return lines;
}

const cohortOf = (difference: Difference) => (difference.kind === "missing" ? difference.entry.cohort : difference.cohort);

async function sentence(store: Store, difference: Difference): Promise<string> {
  /** An item goes by its own name, a quiz by its question's. */
  const named = async (item: string) => (await store.quizzes.named(item))?.question ?? item;
  switch (difference.kind) {
    case "missing": {
      const { entry } = difference;
      const points = `${entry.points > 0 ? "+" : ""}${entry.points}`;
      return `${fact[entry.reason](await named(entry.item))} of ${showDate(entry.boardDate)} is missing in the ledger (${points})`;
    }
    case "entries": {
      const { item, boardDate, has, should } = difference;
      return `the ledger gives ${has} points for ${await named(item)} in ${isoWeek(boardDate)}, what was done makes ${should}`;
    }
    case "total": {
      const { period, has = 0, should } = difference;
      return `${has} points in ${period === season ? "the season" : period}, what was done makes ${should}`;
    }
    default:
      return difference satisfies never;
  }
}

/** What an entry stands for. */
const fact: Readonly<Record<Entry["reason"], (name: string) => string>> = {
  done: (item) => `/done ${item}`,
  undone: (item) => `taking back ${item}`,
  answered: (question) => `the answer to ${question}`,
  practised: (question) => `practice with ${question}`,
  voided: (question) => `taking out ${question}`,
  corrected: (name) => `a correction of ${name}`,
};
