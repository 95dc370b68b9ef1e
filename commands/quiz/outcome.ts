import { type Finding, type Path, paragraph, questionNamed, type Reply, reply, slash, text } from "#core";
import { shortened } from "./wording.ts";

/** What came of a member's report of a question, for them alone. */
export const reportOutcome = (path: Path, question: string, finding: Finding): Reply =>
  reply(
    "About your report",
    paragraph(`Your report about ${quoted(path, question)}: ${outcomes[finding]}.`),
    paragraph(
      finding === "kept"
        ? "Thank you. If you still see something wrong, report it once more, and write what."
        : text`Thank you. ${slash("quiz")} has the next one to practise.`,
    ),
  );

const outcomes: Readonly<Record<Finding, string>> = {
  mended: "it was mended",
  voided: "it was taken out, and counts for nobody",
  kept: "an organizer looked at it, and it stays as it is",
};

function quoted(path: Path, id: string): string {
  const question = questionNamed(path, id);
  return question ? `“${shortened(question.stem, 120)}”` : "a question that has left the bank";
}
