import type { Advance, NewRun, Run, SkippedSlot, Subject } from "../rhythm/run.ts";

/** What came of slots, each once: of all who serve one, the database lets one. */
export interface RunStore {
  /** Writes a run and what its slot leads to, all or nothing. False where it is there already, or the schedule has gone on or was changed. */
  add(run: NewRun, now: Date): Promise<boolean>;
  /** Records slots that nobody served, and goes on. False where somebody else has gone on. */
  skip(slots: readonly SkippedSlot[], advance: Advance, at: Date): Promise<boolean>;
  named(key: string): Promise<Run | undefined>;
  /** A subject's runs since then, the newest first. */
  of(subject: Subject, since: Date): Promise<readonly Run[]>;
}
