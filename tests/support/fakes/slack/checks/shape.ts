import { type Fields, isGiven, textOf } from "../json.ts";
import { type Fault, fault, type Path } from "../refusal.ts";

/** What an object must and may have beside its type. */
export interface Shape {
  readonly needs: readonly string[];
  readonly may: readonly string[];
}

const shape = (needs: string, may = ""): Shape => ({ needs: words(needs), may: words(may) });
const words = (text: string) => text.split(" ").filter((word) => word !== "");

/** The blocks that the fake can check. */
export const blockShapes: Readonly<Record<string, Shape>> = {
  actions: shape("elements", "block_id"),
  context: shape("elements", "block_id"),
  data_table: shape("rows caption", "block_id page_size row_header_column_index"),
  divider: shape("", "block_id"),
  header: shape("text", "block_id"),
  image: shape("alt_text", "block_id image_url slack_file title"),
  input: shape("label element", "block_id hint optional dispatch_action"),
  markdown: shape("text", "block_id"),
  rich_text: shape("elements", "block_id"),
  section: shape("", "text fields accessory block_id expand"),
  table: shape("rows", "block_id column_settings"),
};

/** Blocks for messages alone. */
export const onlyInMessages: ReadonlySet<string> = new Set(["table", "data_table", "markdown"]);

/** The elements that the fake can check. */
export const elementShapes: Readonly<Record<string, Shape>> = {
  button: shape("text", "action_id url value style confirm accessibility_label"),
  checkboxes: shape("options", "action_id initial_options confirm focus_on_load"),
  image: shape("alt_text", "image_url slack_file"),
  multi_static_select: shape("", "action_id placeholder options option_groups initial_options confirm max_selected_items focus_on_load"),
  overflow: shape("options", "action_id confirm"),
  plain_text_input: shape("", "action_id placeholder initial_value multiline min_length max_length dispatch_action_config focus_on_load"),
  radio_buttons: shape("options", "action_id initial_option confirm focus_on_load"),
  static_select: shape("", "action_id placeholder options option_groups initial_option confirm focus_on_load"),
};

const interactive = ["button", "checkboxes", "multi_static_select", "overflow", "radio_buttons", "static_select"];
/** Which elements stand where. */
export const elementsIn: Readonly<Record<"actions" | "section" | "input", readonly string[]>> = {
  actions: interactive,
  section: [...interactive, "image"],
  input: ["checkboxes", "multi_static_select", "plain_text_input", "radio_buttons", "static_select"],
};

export const viewShape = shape(
  "blocks",
  "title submit close private_metadata callback_id external_id clear_on_close notify_on_close submit_disabled",
);

/** What is missing, and what nobody knows. */
export function* shapeFaults(value: Fields, { needs, may }: Shape, at: Path): Iterable<Fault> {
  for (const field of needs) {
    if (!isGiven(value[field])) yield { ...fault("nothing that is needed is missing", ...at), says: `missing required field: ${field}` };
  }
  for (const field of Object.keys(value)) {
    const known = field === "type" || needs.includes(field) || may.includes(field);
    if (!known) yield { ...fault("nothing unknown stands in a block", ...at), says: `invalid additional property: ${field}` };
  }
}

/** A text that has no object of its own: an id, a value, an address. */
export function* lengthFaults(value: Fields, field: string, most: number, rule: Fault["rule"], at: Path): Iterable<Fault> {
  if (textOf(value[field]).length > most) yield fault(rule, ...at, field);
}
