import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { AccountRef, Caller, ChannelRef } from "#core";

/** What an earlier version made of its own database: people and channels go by names. */
export interface Expected {
  /** When all this was asked, in UTC. */
  readonly now: string;
  /** How many rows each table has. */
  readonly rows: Readonly<Record<string, number>>;
  readonly people: Readonly<Record<string, AccountRef>>;
  readonly channels: Readonly<Record<string, ChannelRef>>;
  /** What a line is answered, as the terminal prints it. */
  readonly answers: readonly (Asked & { readonly line: string; readonly print: readonly string[] })[];
  /** The buttons that are out, and the title that the reply has on a fresh database; those that leave each other alone share a copy. */
  readonly presses: readonly (Asked & Pressed & { readonly title: string; readonly copy: number })[];
  /** What is posted, or drawn anew, once nothing but time passes. */
  readonly goesOn: readonly { readonly at: string; readonly shown: readonly string[] }[];
}

export interface Asked {
  readonly who: string;
  readonly where: string;
}

export interface Pressed {
  readonly press: string;
  readonly picked?: readonly string[];
}

const folder = join(import.meta.dirname, "../../fixtures/databases/0.1.0");

export const expected: Expected = JSON.parse(readFileSync(join(folder, "expected.json"), "utf8"));

/** The database of the earlier version as text, for each engine. */
export const dumps = {
  SQLite: readFileSync(join(folder, "sqlite.sql"), "utf8"),
  PostgreSQL: readFileSync(join(folder, "postgres.sql"), "utf8"),
};

export function callerOf({ who, where }: Asked): Caller {
  const [account, channel] = [expected.people[who], expected.channels[where]];
  if (!account || !channel) throw new Error(`There is no ${who} in ${where}`);
  return { account, channel };
}
