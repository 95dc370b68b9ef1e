export const reportReasons = ["wrong answer", "unclear", "out of date", "something else"] as const;
export type ReportReason = (typeof reportReasons)[number];

/** How many characters a reporter's own words may have. */
export const longestReport = 300;

/** A member's word that something is wrong with a question. */
export interface Report {
  readonly id: string;
  readonly quiz: string;
  readonly question: string;
  readonly version: number;
  readonly cohort: string | undefined;
  readonly person: string;
  /** Where they reported it from, and can be told what came of it; absent once that account is gone. */
  readonly account: string | undefined;
  readonly reason: ReportReason;
  /** What they wrote of it, where they did. Organizers read it without a name. */
  readonly words: string | undefined;
  readonly at: Date;
  /** Open until organizers decide; then what they found. */
  readonly state: "open" | Finding;
}

/** Taken out, mended by a newer version, or kept as it is. */
export type Finding = "voided" | "mended" | "kept";

/** What organizers found of a question in their cohort. */
export interface Verdict {
  readonly cohort: string;
  readonly question: string;
  readonly version: number;
  readonly verdict: Finding;
  readonly person: string | undefined;
  readonly at: Date;
}
