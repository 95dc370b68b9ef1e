import type { z } from "zod";
import { closest } from "../nearest.ts";
import type { AnyCommand } from "./command.ts";
import { bad, notice, paragraph, type Reply } from "./reply.ts";
import { lines, slash, type Text, text } from "./text.ts";

/** What is wrong with an option, in our words where zod's are for programmers. */
export function problem(issue: z.core.$ZodIssue, raw: Readonly<Record<string, unknown>>): string {
  const name = String(issue.path[0] ?? "");
  if (issue.code === "invalid_type")
    return raw[name] === undefined ? `${name}: this is missing.` : `${name}: this should be a ${issue.expected}.`;
  if (issue.code === "invalid_value") return `${name}: choose one of ${issue.values.join(", ")}.`;
  return `${name}: ${issue.message}`;
}

/** For a name that no command has: the one most like it. */
export function unknownCommand(name: string, commands: readonly AnyCommand[]): Reply {
  const near = closest(name, commands, (command) => command.name, 1)[0];
  return bad(
    "I don't know that command",
    paragraph(near ? text`Did you mean ${slash(near.name)}? All of them: ${slash("help")}.` : text`${slash("help")} shows what I can do.`),
  );
}

/** For a press that nothing answers any more. */
export const oldButton = () =>
  bad("That button is from an older message", paragraph("Please give the command once more and use the fresh one."));
/** For a reply that its platform cannot draw: what the call did is done all the same. */
export const notDrawn = () => bad("I stumbled over that", paragraph("It is written down for whoever runs me. What you did is kept."));
/** For who may not change the group. */
export const organizersOnly = (): Reply =>
  bad(
    "Only organizers can do that",
    paragraph(text`Ask whoever manages this space, or an organizer of the group: ${slash("cohort")} shows who they are.`),
  );
/** For whoever gave /forget while another call of theirs was under way. */
export const erasedMeanwhile = (): Reply =>
  notice(
    "You are forgotten",
    paragraph("This came at the same time, and is gone with all the rest. If you ever write to me again, we begin anew."),
  );
/** For options that are not as they should be: what is wrong, and how the command is written. */
export const notUnderstood = (problems: readonly string[], how: Text) =>
  bad("I did not understand that", paragraph(lines(...problems)), paragraph(text`Write it like this: ${how}`));
