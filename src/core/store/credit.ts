import type { Stamp } from "../study/credit.ts";
import type { Difference } from "../study/differences.ts";

/** A person's ledger and totals against the facts from which they come. */
export interface CreditStore {
  /** The ids of people, in an order that stays: so many that come after one, the empty text for the first. */
  people(after: string, most: number): Promise<readonly string[]>;
  /** Where a person's ledger and totals are not what their facts make. */
  differences(person: string): Promise<readonly Difference[]>;
  /**
   * Makes them so, in one unit, and gives what was different: whatever happened to the rows, or to whom an account belongs.
   * The ledger is only added to, and boards that are over stay as they were announced.
   */
  rebuild(person: string, stamp: Stamp): Promise<readonly Difference[]>;
}
