import type { PlainTextOption } from "@slack/types";
import { type Block, beginning, type Choice, encodePress, inGroups, onOneLine, sentValue, toText } from "#core";
import { drawButton, inBrackets, inMrkdwn, mrkdwn, piece, plain, room } from "./elements.ts";
import { escaped } from "./escape.ts";
import { limits } from "./limits.ts";
import type { Piece } from "./split.ts";

const { write, paragraphs, overlong } = inMrkdwn;

type Choices = Extract<Block, { kind: "choices" }>;

/** A menu beside its prompt; several, where one does not hold all. */
export function drawChoices(block: Choices): readonly Piece[] {
  const { prompt, choices: list, press, pick } = block;
  const { select } = limits;
  if (list.some(({ value }) => value.length > select.value)) return [...paragraphs(toText(prompt)), ...longChoices(block)];
  const [first, ...more] = write(toText(prompt), room / 2).filter((each) => each.markup.trim());
  const isLong = more.length > 0;
  const beside = (number: number) => (isLong || number > 0 || !first ? "Pick here:" : first.markup);
  return [
    ...(isLong ? paragraphs(toText(prompt)) : []),
    ...overlong(
      list.flatMap(({ label, hint = "" }) => [label, hint]),
      select.label,
    ),
    ...menus(list).map((menu, number) => {
      const options = menu.map(option);
      const picked = options.filter((_, i) => menu[i]?.selected);
      const common = { action_id: encodePress(press), placeholder: plain("Choose", limits.select.label), options };
      const [first] = picked;
      return piece(
        {
          type: "section",
          text: mrkdwn(beside(number)),
          accessory:
            pick.max > 1
              ? {
                  ...common,
                  type: "multi_static_select",
                  max_selected_items: Math.min(pick.max, menu.length),
                  ...(first && { initial_options: picked.slice(0, pick.max) }),
                }
              : { ...common, type: "static_select", ...(first && { initial_option: first }) },
        },
        [beside(number), ...menu.map(inFallback)].join("\n"),
      );
    }),
  ];
}

const option = ({ label, hint, value }: Choice): PlainTextOption => ({
  text: plain(label, limits.select.label),
  value: sentValue(value),
  ...(hint?.trim() && { description: plain(hint, limits.select.hint) }),
});

/** Values too long for a menu's options fit buttons, of which one is picked. */
function longChoices({ choices: list, press, pick }: Choices): readonly Piece[] {
  if (pick.max > 1) throw new Error(`Of values longer than ${limits.select.value} characters, Slack lets one be picked, not ${pick.max}`);
  return list.flatMap(({ label, hint = "", value }) => {
    const button = drawButton({ label, style: "plain", press }, value);
    if (!button || value.length > limits.button.value)
      throw new Error(`A choice's value may be ${limits.button.value} characters long, this one is ${value.length}`);
    return [
      ...overlong([label], limits.button.label),
      ...paragraphs(toText(hint)),
      piece({ type: "actions", elements: [button] }, inBrackets({ label, style: "plain", press })),
    ];
  });
}

/** As many menus as the choices need, each within what a message holds. */
const menus = (choices: readonly Choice[]): readonly (readonly Choice[])[] =>
  inGroups(
    choices.map((choice) => ({ choice, json: JSON.stringify(option(choice)).length, words: inFallback(choice).length })),
    (menu) => {
      const sum = (of: "json" | "words") => menu.reduce((all, each) => all + each[of], 0);
      return (
        menu.length <= limits.select.options &&
        sum("json") <= limits.message.json / 3 && // what is chosen beforehand is written twice
        sum("words") <= limits.message.text / 2
      );
    },
  ).map((menu) => menu.map(({ choice }) => choice));

const inFallback = ({ label, hint }: Choice) =>
  escaped(beginning(`• ${onOneLine(label)}${hint?.trim() ? ` (${onOneLine(hint)})` : ""}`, 2 * limits.select.label));
