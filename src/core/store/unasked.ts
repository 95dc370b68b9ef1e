import type { Unasked } from "../person/unasked.ts";
import type { Slot } from "../rhythm/run.ts";

/** What waits until somebody may be written to unasked. */
export interface UnaskedStore {
  /** Keeps it, and lets it be said at that slot, unless something of theirs is to be said already. */
  add(unasked: Unasked, first: Slot): Promise<void>;
  /** What waits for a person, in the order in which it is said. */
  of(person: string): Promise<readonly Unasked[]>;
  /** Lets go of all that waits for a person. */
  drop(person: string): Promise<void>;
}
