import { fieldsOf, isFields, isGiven, type Json, textOf } from "../json.ts";
import { type Fault, fault, type Path } from "../refusal.ts";
import { shapeFaults } from "./shape.ts";

/** A text object, where one is given: at most this long, and plain where it must be. */
export function* textFaults(value: Json | undefined, most: number, rule: Fault["rule"], at: Path, plain = false): Iterable<Fault> {
  if (!isGiven(value)) return;
  if (!isFields(value)) {
    yield fault("a text is an object", ...at);
    return;
  }
  if (value.type !== "plain_text" && value.type !== "mrkdwn") yield fault("a text's type is known", ...at);
  if (plain && value.type === "mrkdwn") yield fault("labels and titles are plain text", ...at);
  yield* shapeFaults(value, { needs: ["text"], may: [value.type === "mrkdwn" ? "verbatim" : "emoji"] }, at);
  if (value.text === "") yield fault("a text is not empty", ...at, "text");
  if (textOf(value.text).length > most) yield fault(rule, ...at, "text");
}

/** Like `textFaults`, for what is never mrkdwn. */
export const plainFaults = (value: Json | undefined, most: number, rule: Fault["rule"], at: Path): Iterable<Fault> =>
  textFaults(value, most, rule, at, true);

/** "Are you sure?", before a press is sent. */
export function* confirmFaults(value: Json | undefined, at: Path): Iterable<Fault> {
  if (!isGiven(value)) return;
  const confirm = fieldsOf(value);
  yield* shapeFaults(confirm, { needs: ["title", "text", "confirm", "deny"], may: ["style"] }, at);
  yield* plainFaults(confirm.title, 100, "a confirmation's title has at most 100 characters", [...at, "title"]);
  yield* textFaults(confirm.text, 300, "a confirmation's text has at most 300 characters", [...at, "text"]);
  yield* plainFaults(confirm.confirm, 30, "a confirmation's buttons have at most 30 characters", [...at, "confirm"]);
  yield* plainFaults(confirm.deny, 30, "a confirmation's buttons have at most 30 characters", [...at, "deny"]);
}
