import type { SQL } from "drizzle-orm";
import type { Occasion, Quiz } from "#core";
import { eq, sql } from "../drizzle.ts";
import type { Engine } from "../engine.ts";
import { present, type Whole } from "../statements.ts";

type Quizzes = Engine["tables"]["quizzes"];
type Row = Quizzes["$inferSelect"];

/** A quiz as its row. */
export const quizRow = ({ occasion, ...quiz }: Quiz): Whole<Quizzes> => ({ ...quiz, ...columnsOf(occasion) });

/** A row as its quiz. */
export function quizOf(row: Row): Quiz {
  const { occasion, cohort, slot, person, closesAt, ...quiz } = present(row);
  return { ...quiz, occasion: occasionOf(row) };
}

/** Questions of the day. */
export const ofTheDay = ({ tables: { quizzes } }: Engine): SQL => eq(quizzes.occasion, "day");

/** How many of the rows are right. */
export const rightOnes = (right: Engine["tables"]["answers"]["right"]): SQL<number> =>
  sql`count(case when ${right} then 1 end)`.mapWith(Number) as SQL<number>;

const none = { cohort: undefined, slot: undefined, person: undefined, closesAt: undefined };

function columnsOf(occasion: Occasion): Pick<Whole<Quizzes>, "occasion" | keyof typeof none> {
  switch (occasion.kind) {
    case "day": {
      const { kind, cohort, slot, closesAt } = occasion;
      return { ...none, occasion: kind, cohort, slot, closesAt };
    }
    case "practice": {
      const { kind, person, cohort } = occasion;
      return { ...none, occasion: kind, person, cohort };
    }
    default:
      return occasion satisfies never;
  }
}

function occasionOf({ id, occasion, cohort, slot, person, closesAt }: Row): Occasion {
  switch (occasion) {
    case "day":
      if (cohort !== null && slot !== null && closesAt !== null) return { kind: occasion, cohort, slot, closesAt };
      break;
    case "practice":
      if (cohort !== null && person !== null) return { kind: occasion, person, cohort };
      break;
    default:
      occasion satisfies never;
  }
  throw new Error(`The quiz ${id} lacks what belongs to its occasion, ${occasion}`);
}
