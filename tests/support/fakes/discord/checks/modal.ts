import { type Fields, fieldsOf, isGiven, listOf, numberOf, textOf } from "../json.ts";
import { type Fault, fault, type Path } from "../refusal.ts";
import { component as kind } from "../words.ts";

const at = ["data"] as const;

/** What is wrong with a form. Of what a label may hold, the fake can check a text input. */
export function* modalFaults(modal: Fields): Iterable<Fault> {
  yield* lengthFaults(modal, "title", 1, 45, "a form's title has 1 to 45 characters", at);
  yield* lengthFaults(modal, "custom_id", 1, 100, "a form's custom_id has 1 to 100 characters", at);
  const labels = listOf(modal.components).map(fieldsOf);
  if (labels.length < 1 || labels.length > 5) yield fault("a form has 1 to 5 components", ...at, "components");
  const ids = labels.map((label) => textOf(fieldsOf(label.component).custom_id));
  for (const [index, label] of labels.entries()) {
    const place = [...at, "components", index];
    if (label.type !== kind.label) {
      yield fault("a form holds labels", ...place, "type");
      continue;
    }
    yield* lengthFaults(label, "label", 1, 45, "a label has 1 to 45 characters", place);
    const input = fieldsOf(label.component);
    if (input.type === kind.input) yield* inputFaults(input, [...place, "component"]);
    else yield fault("a label holds a text input", ...place, "component");
    if (ids.indexOf(ids[index] ?? "") !== index) yield fault("a form's inputs differ", ...place, "component", "custom_id");
  }
}

function* inputFaults(input: Fields, place: Path): Iterable<Fault> {
  yield* lengthFaults(input, "custom_id", 1, 100, "an input's custom_id has 1 to 100 characters", place);
  if (input.style !== 1 && input.style !== 2) yield fault("an input's style is known", ...place, "style");
  const least = isGiven(input.min_length) ? numberOf(input.min_length) : 0;
  const most = isGiven(input.max_length) ? numberOf(input.max_length) : 4000;
  if (!(least >= 0 && most >= 1 && least <= most && most <= 4000))
    yield fault("an input takes 0 to 4000 characters", ...place, "max_length");
  if (textOf(input.value).length > Math.min(most, 4000)) yield fault("what stands in an input fits it", ...place, "value");
  if (textOf(input.placeholder).length > 100) yield fault("an input's placeholder has at most 100 characters", ...place, "placeholder");
}

function* lengthFaults(value: Fields, field: string, least: number, most: number, rule: Fault["rule"], place: Path): Iterable<Fault> {
  const { length } = textOf(value[field]);
  if (length < least || length > most) yield fault(rule, ...place, field);
}
