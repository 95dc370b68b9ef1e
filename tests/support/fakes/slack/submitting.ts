import { type Fields, isGiven, textOf } from "./json.ts";
import { elementsOf } from "./look.ts";
import type { View } from "./view.ts";
import type { User, World } from "./world.ts";

/** What a form holds as it is sent, with these words in its only input: by block and element. What no Slack client sends throws. */
export function writtenInto(view: View, words: string): Fields {
  const [found, ...more] = elementsOf(view).filter(({ element }) => element.type === "plain_text_input");
  if (!found || more.length > 0) throw new Error(`This form has ${found ? "several inputs" : "no input"}.`);
  const { block, element } = found;
  if (words === "" && block.optional !== true) throw new Error("Slack does not send this form empty.");
  if (words.length > (isGiven(element.max_length) ? Number(element.max_length) : 3000))
    throw new Error("Slack does not take so many words here.");
  return { [textOf(block.block_id)]: { [textOf(element.action_id)]: { type: "plain_text_input", value: words === "" ? null : words } } };
}

/** What opened a form, and its response addresses: what comes there belongs to the form once that is sent. */
export function opener(world: World, view: View, user: User) {
  const act = world.acts.find((each) => each.views.includes(view.id) && each.user.id === user.id);
  if (!act) throw new Error("Nobody opened this form.");
  const addresses = [...world.responseUrls].filter(([, address]) => address.act === act);
  return { act, addresses };
}
