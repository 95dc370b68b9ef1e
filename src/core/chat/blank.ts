import type { Press, Reply } from "./reply.ts";
import { bad, button, buttons, notice, paragraph } from "./reply.ts";
import { clean, isVisible } from "./text.ts";

/** A line of text that a press asks for before it does anything, as a platform must know it. */
export interface Blank {
  /** What is asked. */
  readonly label: string;
  /** So many characters are taken. */
  readonly longest: number;
  /** Whether several lines may be written. */
  readonly lines: boolean;
  /** What stands there already; empty for nothing. */
  readonly present: string;
}

/** The tightest of the platforms' limits: Discord's for what is asked, Slack's for what is written. */
const blankLimits = { label: 45, longest: 3_000 } as const;

/** Throws at start where no platform could ask for it. */
export function checkBlank(action: string, { label, longest }: Pick<Blank, "label" | "longest">): void {
  if (label.length < 1 || label.length > blankLimits.label || longest < 1 || longest > blankLimits.longest)
    throw new Error(
      `The action ${action} asks with 1 to ${blankLimits.label} characters for 1 to ${blankLimits.longest}; it has “${label}” and ${longest}`,
    );
}

/** What was written, where there is anything to see of it: on one line, unless it may have several. */
export function filled(asked: string, { lines }: { readonly lines?: boolean }): string {
  const words = lines ? asked : clean(asked);
  return isVisible(words) ? words : "";
}

/** For more than is taken. */
export const tooLong = (longest: number): Reply =>
  bad("That is too long", paragraph(`Please keep it within ${longest} characters, and press the button once more.`));

/** Where the line cannot be asked for right now: a button with which it can. */
export const askLater = (press: Press, { label }: Pick<Blank, "label">): Reply =>
  notice(label, paragraph("One more press, and you can write it."), buttons(button("Write it", press, "main")));
