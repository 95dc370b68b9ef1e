import type { Component, Message } from "../../support/fakes/discord/index.ts";
import { component as kind } from "../../support/fakes/discord/words.ts";

/** A message from top to bottom as a reader has it before them: its markdown, its buttons with their ids, its lists. */
export const drawn = ({ content, components }: Pick<Message, "content" | "components">): string =>
  [...(content ? [content] : []), ...components.flatMap(linesOf)].join("\n");

function linesOf(component: Component): readonly string[] {
  const { type, content = "", components = [], accessory, options = [] } = component;
  switch (type) {
    case kind.text:
      return [content];
    case kind.button:
      return [`[${component.label}] ${component.url ?? component.custom_id}${component.disabled ? " (disabled)" : ""}`];
    case kind.select:
      return [
        `{${component.min_values} to ${component.max_values}} ${component.custom_id}`,
        ...options.map(
          (option) =>
            `  ${option.value}: ${option.label}${option.description ? ` (${option.description})` : ""}${option.default ? " ←" : ""}`,
        ),
      ];
    case kind.separator:
      return ["────"];
    case kind.row:
    case kind.section:
    case kind.container:
      return [...components, ...(accessory ? [accessory] : [])].flatMap(linesOf);
    default:
      throw new Error(`A component of type ${type} is not read yet.`);
  }
}
