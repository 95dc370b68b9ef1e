import { type Fields, fieldsOf, isGiven, type Json, listOf, textOf } from "./json.ts";
import { type Element, elementsOf, labelOf } from "./look.ts";
import { keyOf, type Message } from "./message.ts";
import type { View } from "./view.ts";
import type { User, World } from "./world.ts";

// What people have picked in a message or view: Slack keeps it, and tells it with each press as `state`.

/** What picking these values, or labels, makes of an element: `selected_option` or `selected_options`. */
export function picking(element: Fields, values: readonly string[]): Fields {
  const options = optionsOf(element);
  const picked = values.map((value) => {
    const found = options.find((option) => option.value === value) ?? options.find((option) => labelOf(option) === value);
    if (!found) throw new Error(`There is no option "${value}" among ${options.map(labelOf).join(", ")}.`);
    return found;
  });
  if (several.has(textOf(element.type))) {
    const most = Number(element.max_selected_items ?? options.length);
    if (picked.length > most) throw new Error(`Slack takes at most ${most} values here, not ${picked.length}.`);
    return { selected_options: picked };
  }
  if (picked.length !== 1) throw new Error(`Slack takes one value here, not ${picked.length}.`);
  return { selected_option: picked[0] };
}

const several = new Set(["multi_static_select", "checkboxes"]);
const stateful = new Set(["static_select", "multi_static_select", "checkboxes", "radio_buttons"]);

const optionsOf = (element: Fields): readonly Fields[] =>
  [...listOf(element.options), ...listOf(element.option_groups).flatMap((group) => listOf(fieldsOf(group).options))].map(fieldsOf);

export function keep(world: World, surface: Message | View, user: User, { block, element }: Element, picked: Fields): void {
  const key = keyFor(surface, user);
  const kept = world.picked.get(key) ?? {};
  const blockId = textOf(block.block_id);
  world.picked.set(key, { ...kept, [blockId]: { ...kept[blockId], [textOf(element.action_id)]: picked } });
}

/** By block and element: what this person picked, else what was picked beforehand. What was replaced is forgotten. */
export function stateOf(world: World, surface: Message | View, user: User): Fields {
  const kept = world.picked.get(keyFor(surface, user)) ?? {};
  const state: Record<string, Record<string, Json>> = {};
  for (const { block, element } of elementsOf(surface)) {
    const [type, blockId, actionId] = [textOf(element.type), textOf(block.block_id), textOf(element.action_id)];
    if (!stateful.has(type)) continue;
    const before = several.has(type)
      ? { selected_options: listOf(element.initial_options) }
      : { selected_option: isGiven(element.initial_option) ? fieldsOf(element.initial_option) : null };
    state[blockId] = { ...state[blockId], [actionId]: { type, ...(kept[blockId]?.[actionId] ?? before) } };
  }
  return state;
}

const keyFor = (surface: Message | View, user: User): string => `${"ts" in surface ? keyOf(surface) : surface.id} ${user.id}`;
