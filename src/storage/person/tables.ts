import type { PlatformName, Visibility } from "#core";
import type * as Kit from "../sqlite/kit.ts";

export type PersonTables = ReturnType<typeof definePersonTables>;

/** People, and the accounts by which platforms know them. */
export const definePersonTables = ({ table, text, flag, instant, index }: typeof Kit) => {
  const persons = table("persons", {
    id: text("id").primaryKey(),
    name: text("name").notNull(),
    nameChosen: flag("name_chosen").notNull(),
    zone: text("zone"),
    /** What a platform last told. */
    assumedZone: text("assumed_zone"),
    visibility: text("visibility").$type<Visibility>().notNull(),
    alias: text("alias"),
    createdAt: instant("created_at").notNull(),
  });

  const accounts = table(
    "accounts",
    {
      id: text("id").primaryKey(),
      person: text("person_id")
        .notNull()
        .references(() => persons.id, { onDelete: "cascade" }),
      platform: text("platform").$type<PlatformName>().notNull(),
      name: text("name").notNull(),
      createdAt: instant("created_at").notNull(),
    },
    (t) => [index("accounts_person").on(t.person)],
  );

  return { persons, accounts };
};
