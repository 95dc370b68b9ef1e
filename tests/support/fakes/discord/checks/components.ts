import { type Fields, fieldsOf, isFields, isGiven, type Json, listOf, numberOf, textOf } from "../json.ts";
import { type Fault, fault, type Path } from "../refusal.ts";
import { component as kind } from "../words.ts";
import { everyComponent, type Placed } from "./tree.ts";

/** User, role, mentionable and channel selects take the same places as a select of texts. */
const selects: readonly number[] = [kind.select, 5, 6, 7, 8];
const blocks: readonly number[] = [kind.row, kind.section, kind.text, kind.gallery, kind.file, kind.separator];

/** What may stand where: at the top, inside a component's type, or as a section's accessory. */
const places = new Map<Placed["inside"], readonly number[]>([
  [0, [...blocks, kind.container]],
  [kind.container, blocks],
  [kind.row, [kind.button, ...selects]],
  [kind.section, [kind.text]],
  ["accessory", [kind.button, kind.thumbnail]],
]);
const known = new Set([...places.values()].flat());

/** What is wrong with a message's components. */
export function* componentFaults(components: readonly Json[], at: Path, v2: boolean): Iterable<Fault> {
  const all = [...everyComponent(components, at)];
  if (v2 && all.length > 40) yield fault("at most 40 components, nested ones included", ...at);
  if (!v2 && components.length > 5) yield fault("without the Components V2 flag there are at most 5 rows", ...at);
  const texts = all.filter(({ component }) => component.type === kind.text);
  if (texts.reduce((sum, { component }) => sum + textOf(component.content).length, 0) > 4000) {
    yield fault("at most 4000 characters over all text displays", ...at);
  }
  yield* repeated(all, "custom_id", "a custom_id occurs once");
  yield* repeated(all, "id", "a component's id occurs once");
  for (const placed of all) yield* faultsOf(placed, v2);
}

function* repeated(all: readonly Placed[], field: "custom_id" | "id", rule: Fault["rule"]): Iterable<Fault> {
  const seen = new Set<Json>();
  for (const { component, at } of all) {
    const value = component[field];
    if (!isGiven(value) || value === undefined || value === 0) continue;
    if (seen.has(value)) yield fault(rule, ...at, field);
    seen.add(value);
  }
}

function* faultsOf({ component, at, inside }: Placed, v2: boolean): Iterable<Fault> {
  const type = numberOf(component.type);
  if (!known.has(type)) return yield fault("a component's type is known", ...at);
  if (!v2 && inside === 0 && type !== kind.row) return yield fault("without the Components V2 flag there are only rows", ...at);
  if (!places.get(inside)?.includes(type)) return yield fault("a component stands where it may", ...at);
  const children = listOf(component.components);
  if (type === kind.row) yield* rowFaults(children, at);
  if (type === kind.button) yield* buttonFaults(component, at);
  if (selects.includes(type)) yield* selectFaults(component, at);
  if (type === kind.section) yield* sectionFaults(component, at);
  if (type === kind.container && children.length === 0) yield fault("a container is not empty", ...at, "components");
  if (type === kind.text && outside(textOf(component.content), 1, 4000))
    yield fault("a text display has 1 to 4000 characters", ...at, "content");
  if (type === kind.gallery && (listOf(component.items).length === 0 || listOf(component.items).length > 10)) {
    yield fault("a gallery has 1 to 10 items", ...at, "items");
  }
}

const outside = (text: string, least: number, most: number) => text.length < least || text.length > most;

function* rowFaults(children: readonly Json[], at: Path): Iterable<Fault> {
  const types = children.map((child) => numberOf(fieldsOf(child).type));
  if (types.length < 1 || types.length > 5) yield fault("a row is not empty, and has at most 5 buttons", ...at, "components");
  if (types.length > 1 && types.some((type) => selects.includes(type))) {
    yield fault("a row holds one select and nothing else", ...at, "components");
  }
}

function* sectionFaults(section: Fields, at: Path): Iterable<Fault> {
  const count = listOf(section.components).length;
  if (count < 1 || count > 3) yield fault("a section has 1 to 3 texts", ...at, "components");
  if (!isFields(section.accessory)) yield fault("a section has one accessory", ...at, "accessory");
}

function* buttonFaults(button: Fields, at: Path): Iterable<Fault> {
  const style = numberOf(button.style);
  if (!(style >= 1 && style <= 6)) yield fault("a button's style is known", ...at, "style");
  if (textOf(button.label).length > 80) yield fault("a button's label has at most 80 characters", ...at, "label");
  if (textOf(button.url).length > 512) yield fault("a url has at most 512 characters", ...at, "url");
  if (style !== 6 && textOf(button.label) === "" && !isFields(button.emoji)) yield fault("a button has a label or an emoji", ...at);
  if (style === 5) {
    if (textOf(button.url) === "" || isGiven(button.custom_id)) yield fault("a link button has a url and no custom_id", ...at);
  } else if (style !== 6) {
    if (isGiven(button.custom_id)) yield* customIdFaults(button, at);
    else yield fault("a button has a custom_id", ...at, "custom_id");
  }
}

function* customIdFaults(component: Fields, at: Path): Iterable<Fault> {
  if (outside(textOf(component.custom_id), 1, 100)) yield fault("a custom_id has 1 to 100 characters", ...at, "custom_id");
}

function* selectFaults(select: Fields, at: Path): Iterable<Fault> {
  yield* customIdFaults(select, at);
  if (textOf(select.placeholder).length > 150) yield fault("a placeholder has at most 150 characters", ...at, "placeholder");
  const ofTexts = select.type === kind.select;
  const options = listOf(select.options).map(fieldsOf);
  const least = isGiven(select.min_values) ? numberOf(select.min_values) : 1;
  const most = isGiven(select.max_values) ? numberOf(select.max_values) : 1;
  const room = ofTexts ? Math.min(25, options.length) : 25;
  if (!(least >= 0 && least <= most && most >= 1 && most <= room)) {
    yield fault("min_values and max_values lie within the options", ...at, "max_values");
  }
  if (!ofTexts) return;
  if (options.length < 1 || options.length > 25) yield fault("a select has 1 to 25 options", ...at, "options");
  if (options.filter((option) => option.default === true).length > most) {
    yield fault("no more options are chosen beforehand than may be", ...at, "options");
  }
  const values = options.map(({ value }) => textOf(value));
  for (const [index, option] of options.entries()) {
    const where = [...at, "options", index];
    if (values.indexOf(textOf(option.value)) !== index) yield fault("a select's values differ", ...where);
    for (const field of ["label", "value"]) {
      if (outside(textOf(option[field]), 1, 100)) yield fault("an option's label and value have 1 to 100 characters", ...where, field);
    }
    if (textOf(option.description).length > 100) yield fault("an option's description has at most 100 characters", ...where, "description");
  }
}
