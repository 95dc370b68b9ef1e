import { fieldsOf, listOf, textOf } from "./json.ts";
import type { Component, Message } from "./message.ts";
import { component as kind } from "./words.ts";

/** Each component of a message, from the top, the nested ones included. */
export const allComponents = (message: Pick<Message, "components">): readonly Component[] => message.components.flatMap(withNested);

const withNested = (component: Component): readonly Component[] => [
  component,
  ...(component.components ?? []).flatMap(withNested),
  ...(component.accessory ? withNested(component.accessory) : []),
];

/** The labels of a message's buttons, in order. */
export const buttonsOf = (message: Message): readonly string[] =>
  allComponents(message).flatMap(({ type, label }) => (type === kind.button && label ? [label] : []));

/** All that a person can read in a message but its buttons and selects, a line each. */
export function textOfMessage(message: Message): string {
  const embeds = message.embeds.flatMap((embed) => [
    textOf(fieldsOf(embed.author).name),
    textOf(embed.title),
    textOf(embed.description),
    ...listOf(embed.fields).flatMap((field) => [textOf(fieldsOf(field).name), textOf(fieldsOf(field).value)]),
    textOf(fieldsOf(embed.footer).text),
  ]);
  const displays = allComponents(message).map(({ type, content }) => (type === kind.text ? (content ?? "") : ""));
  return [message.content, ...embeds, ...displays].filter((line) => line !== "").join("\n");
}
