import Connection from "better-sqlite3";
import type { SQL } from "drizzle-orm";
import { Client } from "pg";
import { describe, expect, test } from "vitest";
import type { Store } from "#core";
import { postgresDriver, sqliteDriver } from "../../src/storage/drizzle.ts";
import type { Build, Engine, ReadDatabase, Values, WriteDatabase } from "../../src/storage/engine.ts";
import { storeOn } from "../../src/storage/index.ts";
import { schedule } from "../contracts/store/rhythm/planned.ts";
import { adaAndBob, channel } from "../contracts/store/sample.ts";
import { type EngineName, engineNames, withDatabase } from "./databases.ts";

/** What commands ask all the time, and with it what they must not read from end to end. */
const hot: Readonly<Record<string, (store: Store) => Promise<unknown>>> = {
  "people.byAccount": ({ people }) => people.byAccount("terminal:ada"),
  "people.remembered": ({ people }) => people.remembered("ada", channel("study")),
  "people.keptCall": ({ people }) => people.keptCall("k1", "ada"),
  "cohorts.at": ({ cohorts }) => cohorts.at(channel("study")),
  "cohorts.of": ({ cohorts }) => cohorts.of("ada"),
  "cohorts.roster": ({ cohorts }) => cohorts.roster("c1"),
  "cohorts.isOrganizer": ({ cohorts }) => cohorts.isOrganizer("c1", "ada"),
  "channels.of": ({ channels }) => channels.of("c1"),
  "schedules.of": ({ schedules }) => schedules.of({ kind: "cohort", id: "c1" }),
  "schedules.due": ({ schedules }) => schedules.due(new Date(0), 9),
  "schedules.whereIs": ({ schedules }) => schedules.whereIs(schedule("greet", 0), "r1"),
  "schedules.nextMoment": ({ schedules }) => schedules.nextMoment("terminal", new Date(0)),
  "runs.named": ({ runs }) => runs.named("r1"),
  "runs.of": ({ runs }) => runs.of({ kind: "cohort", id: "c1" }, new Date(0)),
  "posts.waiting": ({ posts }) => posts.waiting("terminal", new Date(0), 9),
  "posts.of": ({ posts }) => posts.of("r1"),
  "posts.about": ({ posts }) => posts.about("q1"),
  "posts.troubles": ({ posts }) => posts.troubles("c1"),
  "posts.stale": ({ posts }) => posts.stale(new Date(0), 9),
  "quizzes.named": ({ quizzes }) => quizzes.named("q1"),
  "quizzes.newest": ({ quizzes }) => quizzes.newest("c1"),
  "quizzes.uses": ({ quizzes }) => quizzes.uses("c1"),
  "answers.of": ({ answers }) => answers.of("q1", "ada"),
  "answers.to": ({ answers }) => answers.to("q1"),
  "answers.count": ({ answers }) => answers.count("q1"),
  "answers.history": ({ answers }) => answers.history("ada", "aws"),
  "answers.paidPractice": ({ answers }) => answers.paidPractice("c1", "ada", "2026-11-30"),
  "answers.earned": ({ answers }) => answers.earned("q1", "ada"),
  "answers.pending": ({ answers }) => answers.pending("c1", "2026-11-30"),
  "answers.draft": ({ answers }) => answers.draft("q1", "terminal:ada"),
  "reports.open": ({ reports }) => reports.open("c1"),
  "reports.figures": ({ reports }) => reports.figures("c1"),
  "reports.verdicts": ({ reports }) => reports.verdicts("c1"),
  "progress.completions": ({ progress }) => progress.completions("ada", "aws"),
  "progress.completion": ({ progress }) => progress.completion("ada", "aws", "boto3"),
  "progress.completionsIn": ({ progress }) => progress.completionsIn("c1", "aws"),
  "progress.scores": ({ progress }) => progress.scores("c1", "season"),
  "progress.standing": ({ progress }) => progress.standing("c1", "season", "ada"),
  "credit.people": ({ credit }) => credit.people("", 9),
  "credit.differences": ({ credit }) => credit.differences("ada"),
  "progress.undo": ({ progress }) =>
    progress.undo(
      { person: "ada", path: "aws", item: "boto3", times: 1 },
      { callId: "e", account: "terminal:ada", at: new Date(0), studyDay: "2026-11-30", zone: "UTC" },
      () => "2026-11-30",
    ),
};

describe.each(engineNames)("on %s", (name) => {
  test.each(Object.entries(hot))("%s finds its rows by an index", async (_name, ask) => {
    const plans = await plansOf(name, ask);
    expect(plans.length).toBeGreaterThan(0);
    expect(plans.join("\n")).toMatch(/index/i);
    expect(plans.flatMap(scans)).toEqual([]);
  });

  test("the check sees a table that is read from end to end", async () => {
    const plans = await plansOf(name, ({ cohorts }) => cohorts.platforms());
    expect(plans.flatMap(scans)).toHaveLength(1);
  });
});

/** The steps of a plan that read a whole table, or a whole index. */
const scans = (plan: string) => plan.split("\n").filter((step) => step.startsWith("SCAN "));

/** How the engine means to answer what the store asks. */
async function plansOf(name: EngineName, ask: (store: Store) => Promise<unknown>): Promise<readonly string[]> {
  const asked: Asked[] = [];
  return withDatabase(name, async (open, url) => {
    const { engine, store } = await open();
    await adaAndBob(store);
    await ask(storeOn(listening(engine, asked)));
    return Promise.all(asked.map((question) => explain[name](url, question)));
  });
}

interface Asked {
  readonly build: Build<unknown, ReadDatabase>;
  readonly values: Values;
}

const listening = (engine: Engine, asked: Asked[]): Engine => ({
  ...engine,
  query(build) {
    const query = engine.query(build);
    return (values = {}) => {
      asked.push({ build, values });
      return query(values);
    };
  },
});

const explain: Record<EngineName, (url: string, asked: Asked) => Promise<string>> = {
  async SQLite(url, { build, values }) {
    const connection = new Connection(url.slice("file:".length));
    const { text, params } = statement(build(sqliteDriver().drizzle(connection) as unknown as WriteDatabase), values);
    const steps = connection.prepare(`EXPLAIN QUERY PLAN ${text}`).all(...params) as { detail: string }[];
    connection.close();
    return steps.map(({ detail }) => detail).join("\n");
  },
  async PostgreSQL(url, { build, values }) {
    const client = new Client({ connectionString: url });
    await client.connect();
    // The tables are too small for an index to pay. Told not to, it reads one from end to end only where it must.
    await client.query("SET enable_seqscan = off");
    const { text, params } = statement(build(postgresDriver().drizzle(client) as unknown as WriteDatabase), values);
    const { rows } = await client.query<{ "QUERY PLAN": [{ Plan: Node }] }>(`EXPLAIN (FORMAT JSON) ${text}`, [...params]);
    await client.end();
    return rows.flatMap((row) => stepsOf(row["QUERY PLAN"][0].Plan)).join("\n");
  },
};

interface Node {
  readonly "Node Type": string;
  readonly "Relation Name"?: string;
  readonly "Index Cond"?: string;
  readonly Plans?: readonly Node[];
}

/** PostgreSQL's plan in SQLite's words: SEARCH finds by an index, SCAN reads all. */
function stepsOf(node: Node): readonly string[] {
  const reads = /Scan$/.test(node["Node Type"]) && !/^(Bitmap Heap|Subquery) Scan$/.test(node["Node Type"]);
  const step = node["Index Cond"] ? `SEARCH USING INDEX ${node["Index Cond"]}` : `SCAN ${node["Relation Name"]} (${node["Node Type"]})`;
  return [...(reads ? [step] : []), ...(node.Plans ?? []).flatMap(stepsOf)];
}

function statement(built: unknown, values: Values): { readonly text: string; readonly params: readonly unknown[] } {
  const { sql, params } = (
    built as {
      toSQL(): {
        sql: string;
        params: (SQL | { value: { name: string }; encoder: { mapToDriverValue(value: unknown): unknown } } | { name: string })[];
      };
    }
  ).toSQL();
  return {
    text: sql,
    params: params.map((param) => {
      if (typeof param !== "object" || param === null) return param;
      if ("encoder" in param) return param.encoder.mapToDriverValue(values[param.value.name]);
      return "name" in param ? values[param.name] : param;
    }),
  };
}
