import type { LocalDate } from "#core";
import type { Config } from "../config.ts";

/** What became of a verb: the lines to print, and whether all is well. */
export interface Said {
  readonly lines: readonly string[];
  readonly ok: boolean;
}

export interface VerbParts {
  readonly config: Config;
  readonly now: Date;
  /** In UTC. */
  readonly today: LocalDate;
}

/** What is written after a verb's name, and what it does then, in a line or two. */
export interface Usage {
  readonly takes: string;
  readonly does: readonly string[];
}

/** What an operator can ask for by `npm run cairn -- <name> …`. */
export interface Verb {
  readonly name: string;
  readonly usage: readonly Usage[];
  /** Undefined where the words after the name are none that it knows; throws a sentence where it cannot do what they ask. */
  run(words: readonly string[], parts: VerbParts): Promise<Said | undefined>;
}
