import { type Fields, fieldsOf, isGiven, type Json, listOf, textOf } from "../json.ts";
import { type Fault, fault, type Path } from "../refusal.ts";
import { elementShapes, elementsIn, lengthFaults, shapeFaults } from "./shape.ts";
import { confirmFaults, plainFaults, textFaults } from "./text.ts";

/** The faults of an element in a block of this kind. */
export function* elementFaults(value: Json, within: keyof typeof elementsIn, at: Path): Iterable<Fault> {
  const element = fieldsOf(value);
  const type = textOf(element.type);
  const known = elementShapes[type];
  if (!known) {
    yield { ...fault("an element's type is known", ...at, "type"), says: `unsupported type: ${type}` };
    return;
  }
  if (!elementsIn[within].includes(type)) {
    yield { ...fault("an element stands where it may", ...at, "type"), says: `unsupported type: ${type}` };
  }
  yield* shapeFaults(element, known, at);
  yield* lengthFaults(element, "action_id", 255, "an action_id has at most 255 characters", at);
  yield* confirmFaults(element.confirm, [...at, "confirm"]);
  yield* plainFaults(element.placeholder, 150, "a placeholder has at most 150 characters", [...at, "placeholder"]);
  if (type === "button") yield* buttonFaults(element, at);
  else if (type === "image") yield* imageFaults(element, at);
  else if (type === "plain_text_input") yield* inputFaults(element, at);
  else yield* choiceFaults(element, type, at);
}

/** An image as a block, or beside a text. */
export function* imageFaults(image: Fields, at: Path): Iterable<Fault> {
  if (!isGiven(image.image_url) && !isGiven(image.slack_file)) {
    yield { ...fault("nothing that is needed is missing", ...at), says: "missing required field: image_url" };
  }
  yield* lengthFaults(image, "alt_text", 2000, "an image's alt_text has at most 2000 characters", at);
  yield* lengthFaults(image, "image_url", 3000, "an image's address has at most 3000 characters", at);
}

function* buttonFaults(button: Fields, at: Path): Iterable<Fault> {
  yield* plainFaults(button.text, 75, "a button's label has at most 75 characters", [...at, "text"]);
  yield* lengthFaults(button, "accessibility_label", 75, "a button's label has at most 75 characters", at);
  yield* lengthFaults(button, "value", 2000, "a button's value has at most 2000 characters", at);
  yield* lengthFaults(button, "url", 3000, "a button's address has at most 3000 characters", at);
  if (isGiven(button.style) && button.style !== "primary" && button.style !== "danger") {
    yield fault("a button's style is known", ...at, "style");
  }
}

function* inputFaults(input: Fields, at: Path): Iterable<Fault> {
  const most = input.max_length;
  if (typeof most === "number" && most > 3000) yield fault("an input takes at most 3000 characters", ...at, "max_length");
  const room = typeof most === "number" ? Math.min(most, 3000) : 3000;
  yield* lengthFaults(input, "initial_value", room, "what stands in an input fits it", at);
}

const choices: Readonly<Record<string, { readonly most: number; readonly rule: Fault["rule"] }>> = {
  static_select: { most: 100, rule: "a select has at most 100 options" },
  multi_static_select: { most: 100, rule: "a select has at most 100 options" },
  radio_buttons: { most: 10, rule: "radio buttons and checkboxes have at most 10 options" },
  checkboxes: { most: 10, rule: "radio buttons and checkboxes have at most 10 options" },
  overflow: { most: 5, rule: "an overflow menu has at most 5 options" },
};

function* choiceFaults(element: Fields, type: string, at: Path): Iterable<Fault> {
  const limit = choices[type];
  const groups = listOf(element.option_groups).map(fieldsOf);
  const options = listOf(element.options);
  if (isGiven(element.options) === isGiven(element.option_groups)) yield fault("a select has options or groups of them", ...at);
  if (isGiven(element.options) && options.length === 0) yield fault("a select has an option", ...at, "options");
  if (limit && options.length > limit.most) yield fault(limit.rule, ...at, "options");
  if (groups.length > 100) yield fault("a select has at most 100 groups", ...at, "option_groups");
  for (const [index, group] of groups.entries()) {
    const place = [...at, "option_groups", index];
    yield* plainFaults(group.label, 75, "a group's label has at most 75 characters", [...place, "label"]);
    if (listOf(group.options).length > 100) yield fault("a select has at most 100 options", ...place, "options");
    yield* optionsFaults(listOf(group.options), type, [...place, "options"]);
  }
  yield* optionsFaults(options, type, [...at, "options"]);
  yield* chosenFaults(element, [...options, ...groups.flatMap((group) => listOf(group.options))], at);
}

/** Radio buttons and checkboxes alone take mrkdwn. */
function* optionsFaults(options: readonly Json[], type: string, at: Path): Iterable<Fault> {
  const plain = type !== "radio_buttons" && type !== "checkboxes";
  for (const [index, value] of options.entries()) {
    const [option, place] = [fieldsOf(value), [...at, index]];
    yield* shapeFaults(option, { needs: ["text", "value"], may: ["description", ...(type === "overflow" ? ["url"] : [])] }, place);
    yield* textFaults(option.text, 75, "an option's text has at most 75 characters", [...place, "text"], plain);
    yield* textFaults(option.description, 75, "an option's description has at most 75 characters", [...place, "description"], plain);
    yield* lengthFaults(option, "value", 75, "an option's value has at most 75 characters", place);
  }
}

/** Slack compares the whole option, not its value alone. */
function* chosenFaults(element: Fields, options: readonly Json[], at: Path): Iterable<Fault> {
  const known = new Set(options.map((option) => JSON.stringify(option)));
  const chosen = isGiven(element.initial_option) ? [element.initial_option as Json] : listOf(element.initial_options);
  const field = isGiven(element.initial_option) ? "initial_option" : "initial_options";
  if (chosen.some((option) => !known.has(JSON.stringify(option)))) {
    yield fault("what is chosen beforehand is among the options", ...at, field);
  }
}
