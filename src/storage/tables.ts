import type { PlatformName } from "#core";
import { defineGroupTables } from "./group/tables.ts";
import { definePersonTables } from "./person/tables.ts";
import { defineQuizTables } from "./quiz/tables.ts";
import { defineRhythmTables } from "./rhythm/tables.ts";
import type * as Kit from "./sqlite/kit.ts";
import { defineStudyTables } from "./study/tables.ts";

export type Tables = ReturnType<typeof defineTables>;

/** Every table, once, in an order in which each follows those that it refers to. The kit says what an instant, a flag or a JSON value is called in each engine. */
export function defineTables(kit: typeof Kit) {
  const person = definePersonTables(kit);
  const people = { ...person, ...defineGroupTables(kit, person) };
  return {
    ...people,
    ...defineStudyTables(kit, people),
    ...defineRhythmTables(kit, people),
    ...defineQuizTables(kit, people),
    ...defineOwnTables(kit),
  };
}

/** What the bot keeps of itself. */
const defineOwnTables = ({ table, text, whole }: typeof Kit) => {
  /** One row: how far the simulated clock is ahead, in milliseconds. */
  const clock = table("clock", {
    id: text("id").primaryKey(),
    offset: whole("offset").notNull(),
  });

  /** What a platform was last told of our commands. */
  const registrations = table("registrations", {
    platform: text("platform").$type<PlatformName>().primaryKey(),
    hash: text("hash").notNull(),
  });

  return { clock, registrations };
};
