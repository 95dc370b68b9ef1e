import { elementsOf, labelOf, type Message, textOfSurface, type View } from "../../support/fakes/slack/index.ts";
import { type Fields, fieldsOf, listOf, textOf } from "../../support/fakes/slack/json.ts";

/** A message or view from top to bottom as a reader has it before them: its mrkdwn, its buttons with their ids, its menus. */
export const drawn = (surface: Message | View): string =>
  [...("title" in surface && surface.title ? [surface.title] : []), ...surface.blocks.flatMap(linesOf)].join("\n");

function linesOf(block: Fields): readonly string[] {
  if (block.type === "divider") return ["────"];
  const words = textOfSurface({ blocks: [block] });
  return [...(words ? [words] : []), ...elementsOf({ blocks: [block] }).flatMap(({ element }) => elementLines(element))];
}

function elementLines(element: Fields): readonly string[] {
  const id = textOf(element.action_id);
  if (element.type === "button") return [`[${labelOf(element)}] ${textOf(element.url) || id}`];
  const picked = [element.initial_option, ...listOf(element.initial_options)].map((option) => fieldsOf(option).value);
  const most = element.type === "multi_static_select" ? `{at most ${element.max_selected_items}}` : "{1}";
  return [
    `${most} ${id}`,
    ...listOf(element.options)
      .map(fieldsOf)
      .map((option) => {
        const hint = textOf(fieldsOf(option.description).text);
        return `  ${option.value}: ${labelOf(option)}${hint ? ` (${hint})` : ""}${picked.includes(option.value) ? " ←" : ""}`;
      }),
  ];
}
