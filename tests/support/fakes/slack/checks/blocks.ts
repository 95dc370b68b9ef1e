import { type Fields, fieldsOf, isGiven, type Json, listOf, textOf } from "../json.ts";
import { type Fault, fault, type Path } from "../refusal.ts";
import { elementFaults, imageFaults } from "./elements.ts";
import { richTextFaults } from "./rich-text.ts";
import { blockShapes, lengthFaults, onlyInMessages, shapeFaults } from "./shape.ts";
import { dataTableFaults, tableFaults } from "./tables.ts";
import { plainFaults, textFaults } from "./text.ts";

/** The faults of a message's or view's blocks. */
export function* blocksFaults(blocks: readonly Json[], surface: "message" | "view", at: Path): Iterable<Fault> {
  if (surface === "message" && blocks.length > 50) yield fault("a message has at most 50 blocks", ...at);
  if (surface === "view" && blocks.length > 100) yield fault("a view has at most 100 blocks", ...at);
  const ids = new Set<string>();
  let markdown = 0;
  for (const [index, value] of blocks.entries()) {
    const [block, place] = [fieldsOf(value), [...at, index]];
    const [type, id] = [textOf(block.type), textOf(block.block_id)];
    yield* lengthFaults(block, "block_id", 255, "a block_id has at most 255 characters", place);
    if (id !== "" && ids.has(id))
      yield { ...fault("a block_id occurs once", ...place, "block_id"), says: `\`block_id\` "${id}" already exists` };
    ids.add(id);
    const shape = blockShapes[type];
    if (!shape) {
      yield { ...fault("a block's type is known", ...place, "type"), says: `unsupported type: ${type}` };
      continue;
    }
    if (surface === "view" && onlyInMessages.has(type)) {
      yield { ...fault("a message's block is not in a view", ...place, "type"), says: `unsupported type: ${type}` };
    }
    yield* shapeFaults(block, shape, place);
    yield* faultsOf[type]?.(block, place) ?? [];
    if (type === "markdown") markdown += textOf(block.text).length;
  }
  if (markdown > 12_000) yield fault("markdown blocks have at most 12,000 characters together", ...at);
}

const faultsOf: Readonly<Record<string, (block: Fields, at: Path) => Iterable<Fault>>> = {
  actions: actionsFaults,
  context: contextFaults,
  data_table: dataTableFaults,
  header: (block, at) => plainFaults(block.text, 150, "a header has at most 150 characters", [...at, "text"]),
  image: imageFaults,
  input: inputFaults,
  rich_text: richTextFaults,
  section: sectionFaults,
  table: tableFaults,
};

function* sectionFaults(block: Fields, at: Path): Iterable<Fault> {
  const fields = listOf(block.fields);
  if (!isGiven(block.text) && fields.length === 0) yield fault("a section has a text or fields", ...at);
  yield* textFaults(block.text, 3000, "a section's text has at most 3000 characters", [...at, "text"]);
  if (fields.length > 10) yield fault("a section has at most 10 fields", ...at, "fields");
  for (const [index, field] of fields.entries()) {
    yield* textFaults(field, 2000, "a field has at most 2000 characters", [...at, "fields", index]);
  }
  if (isGiven(block.accessory)) yield* elementFaults(block.accessory as Json, "section", [...at, "accessory"]);
}

function* contextFaults(block: Fields, at: Path): Iterable<Fault> {
  const elements = listOf(block.elements).map(fieldsOf);
  if (elements.length === 0) yield fault("a context has an element", ...at, "elements");
  if (elements.length > 10) yield fault("a context has at most 10 elements", ...at, "elements");
  for (const [index, element] of elements.entries()) {
    const place = [...at, "elements", index];
    if (element.type === "image") yield* imageFaults(element, place);
    else yield* textFaults(element, 3000, "a context's text has at most 3000 characters", place);
  }
}

function* actionsFaults(block: Fields, at: Path): Iterable<Fault> {
  const elements = listOf(block.elements);
  if (elements.length === 0) yield fault("actions have an element", ...at, "elements");
  if (elements.length > 25) yield fault("actions have at most 25 elements", ...at, "elements");
  const ids = new Set<string>();
  for (const [index, element] of elements.entries()) {
    const place = [...at, "elements", index];
    const id = textOf(fieldsOf(element).action_id);
    if (id !== "" && ids.has(id)) {
      yield { ...fault("an action_id occurs once in a block", ...place, "action_id"), says: `\`action_id\` "${id}" already exists` };
    }
    ids.add(id);
    yield* elementFaults(element, "actions", place);
  }
}

function* inputFaults(block: Fields, at: Path): Iterable<Fault> {
  yield* plainFaults(block.label, 2000, "an input's label has at most 2000 characters", [...at, "label"]);
  yield* plainFaults(block.hint, 2000, "an input's label has at most 2000 characters", [...at, "hint"]);
  if (isGiven(block.element)) yield* elementFaults(block.element as Json, "input", [...at, "element"]);
}
