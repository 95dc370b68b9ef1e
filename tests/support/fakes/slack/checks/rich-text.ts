import { type Fields, fieldsOf, isGiven, listOf, textOf } from "../json.ts";
import { type Fault, fault, type Path } from "../refusal.ts";

const outer = new Set(["rich_text_section", "rich_text_list", "rich_text_quote", "rich_text_preformatted"]);
/** What a leaf needs beside its type. */
const leaves: Readonly<Record<string, string>> = {
  text: "text",
  link: "url",
  user: "user_id",
  channel: "channel_id",
  usergroup: "usergroup_id",
  broadcast: "range",
  emoji: "name",
  date: "timestamp",
};

/** Rich text: sections, lists, quotes and code, of texts, links and mentions. */
export function* richTextFaults(block: Fields, at: Path): Iterable<Fault> {
  for (const [index, value] of listOf(block.elements).entries()) {
    const [part, place] = [fieldsOf(value), [...at, "elements", index]];
    if (!outer.has(textOf(part.type))) {
      yield { ...fault("rich text has known parts", ...place, "type"), says: `unsupported type: ${textOf(part.type)}` };
    } else if (part.type === "rich_text_list") yield* richTextFaults(part, place);
    else yield* leafFaults(part, place);
  }
}

function* leafFaults(part: Fields, at: Path): Iterable<Fault> {
  for (const [index, value] of listOf(part.elements).entries()) {
    const [leaf, place] = [fieldsOf(value), [...at, "elements", index]];
    const needs = leaves[textOf(leaf.type)];
    if (needs === undefined)
      yield { ...fault("rich text has known parts", ...place, "type"), says: `unsupported type: ${textOf(leaf.type)}` };
    else if (!isGiven(leaf[needs]))
      yield { ...fault("nothing that is needed is missing", ...place), says: `missing required field: ${needs}` };
    else if (leaf.type === "text" && leaf.text === "") yield fault("a text is not empty", ...place, "text");
  }
}
