import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Connection from "better-sqlite3";
import { type Call, createBot, itemsOf, type Path, type Store } from "#core";
import { loadPaths } from "../../src/curriculum/load.ts";
import { actions, commands, invite } from "../../src/features.ts";
import { newId } from "../../src/new-id.ts";
import { openStore } from "../../src/storage/index.ts";
import { type BenchResult, median } from "./result.ts";

const members = 500;
const itemsEach = 20;
const rounds = 15;
const callsARound = 200;
const most = 3;
const now = new Date("2027-01-20T10:00:00Z");

/** What `/progress` asks the database, in bare SQL on the same file. */
const questions = [
  "select p.*, a.name from accounts a join persons p on p.id = a.person_id where a.id = :account",
  "select c.* from channels ch join cohorts c on c.id = ch.cohort_id where ch.platform = 'terminal' and ch.space = 'terminal' and ch.channel = 'main'",
  "select m.*, c.* from members m join cohorts c on c.id = m.cohort_id where m.person_id = :person and m.left_at is null and c.archived = 0",
  "select co.* from accounts a join completions co on co.account_id = a.id where a.person_id = :person and co.path = :path and co.undone_at is null",
  ...["season", "2027-W03"].map(
    (
      period,
    ) => `select (select points from totals where cohort_id = :cohort and period = '${period}' and person_id = :person) points, count(*) above
      from totals t join members m on m.cohort_id = t.cohort_id and m.person_id = t.person_id join persons p on p.id = t.person_id
      where t.cohort_id = :cohort and t.period = '${period}' and m.left_at is null and p.visibility <> 'hidden'
      and t.points > (select points from totals where cohort_id = :cohort and period = '${period}' and person_id = :person)`,
  ),
];

/** `/progress` through the whole bot, in a cohort of 500, beside the questions it asks of the database, prepared and bare. */
export async function progress(): Promise<BenchResult> {
  const folder = mkdtempSync(join(tmpdir(), "cairn-bench-"));
  try {
    const file = join(folder, "cairn.db");
    const store = await openStore(`file:${file}`);
    const loaded = loadPaths("curriculum");
    if ("faults" in loaded) throw new Error("the curriculum has faults");
    const { paths } = loaded;
    const cohort = await fill(store, paths.first);
    const bot = createBot({
      commands,
      actions,
      store,
      paths,
      newId,
      invite,
      now: () => now,
      isOrganizer: async () => false,
      remedy: async () => undefined,
      report: (error) => console.error(error),
    });
    const bare = new Connection(file, { readonly: true });
    const statements = questions.map((sql) => bare.prepare(sql));
    const person = (account: string) => (bare.prepare("select person_id from accounts where id = ?").pluck().get(account) as string) ?? "";
    const people = Array.from({ length: callsARound }, (_, i) => ({
      account: `terminal:m${(i * 7) % members}`,
      person: person(`terminal:m${(i * 7) % members}`),
      cohort,
      path: paths.first.id,
    }));

    const times = { bot: [] as number[], sql: [] as number[] };
    for (let round = -3; round < rounds; round++) {
      const [sql, handled] = [performance.now(), 0];
      for (const values of people) for (const statement of statements) statement.all(values);
      const between = performance.now();
      for (const { account } of people) await bot.take(progressOf(account)).reply;
      if (round >= 0) {
        times.sql.push((between - sql - handled) / callsARound);
        times.bot.push((performance.now() - between) / callsARound);
      }
    }
    bare.close();
    await store.close();
    const ratio = median(times.bot) / median(times.sql);
    return {
      name: `/progress in a cohort of ${members}`,
      lines: [
        `through bot.handle: ${micro(median(times.bot))} a call`,
        `its ${questions.length} questions in bare prepared SQL: ${micro(median(times.sql))}`,
        `${ratio.toFixed(2)} times the bare SQL`,
      ],
      ratio,
      goal: `at most ${most} times`,
      met: ratio <= most,
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function fill(store: Store, path: Path): Promise<string> {
  const organizer = await store.people.meet({ platform: "terminal", id: "terminal:you", name: "you" }, newId(), now);
  const cohort = newId();
  await store.cohorts.open(
    {
      id: cohort,
      path: path.id,
      name: "Five hundred",
      start: "2026-11-30",
      zone: "Europe/Berlin",
      pace: "fast",
      pauses: [],
      archived: false,
      createdAt: now,
    },
    { platform: "terminal", space: "terminal", id: "main" },
    organizer.id,
  );
  const items = itemsOf(path);
  await Promise.all(
    Array.from({ length: members }, async (_, n) => {
      const account = `terminal:m${n}`;
      const { id: person } = await store.people.meet({ platform: "terminal", id: account, name: `m${n}` }, newId(), now);
      await store.cohorts.join({ cohort, person, joinedAt: now, start: undefined, fromWeek: 1 });
      for (let i = 0; i < itemsEach; i++) {
        const item = items[(i * 3 + n) % items.length];
        if (!item) continue;
        const boardDate = i % 2 ? "2027-01-20" : "2027-01-10";
        const stamp = { callId: newId(), account, at: now, studyDay: boardDate, zone: "Europe/Berlin" };
        await store.progress.complete({ person, path: path.id, item: item.id, times: 1 }, stamp, [
          { cohort, boardDate, minutes: item.minutes },
        ]);
      }
    }),
  );
  return cohort;
}

const progressOf = (account: string): Call => ({
  kind: "command",
  id: newId(),
  name: "progress",
  options: {},
  from: {
    account: { platform: "terminal", id: account, name: account.slice(9) },
    channel: { platform: "terminal", space: "terminal", id: "main" },
  },
});

const micro = (time: number) => `${Math.round(time * 1000)} µs`;
