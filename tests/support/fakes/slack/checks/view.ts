import { type Fields, fieldsOf, isFields, isGiven, type Json, listOf, textOf } from "../json.ts";
import { type Fault, fault, refuse, refuseFaults } from "../refusal.ts";
import type { World } from "../world.ts";
import { blocksFaults } from "./blocks.ts";
import { reportView } from "./report.ts";
import { lengthFaults, shapeFaults, viewShape } from "./shape.ts";
import { plainFaults } from "./text.ts";

/** Refuses a view that Slack does not take, and reports what this project does not want. */
export function checkView(world: World, view: Json | undefined, method: string): Fields {
  if (!isFields(view)) return refuse("a view is a JSON object");
  if (Buffer.byteLength(JSON.stringify(view)) > 250_000) refuse("a view has at most 250 KB");
  refuseFaults(viewFaults(view, method), "invalid_arguments");
  reportView(world, view, method);
  return view;
}

const at = ["view"] as const;

function* viewFaults(view: Fields, method: string): Iterable<Fault> {
  const fits = { "views.publish": ["home"], "views.open": ["modal"], "views.push": ["modal"] }[method] ?? ["home", "modal"];
  if (!fits.includes(textOf(view.type)))
    yield { ...fault("a view's type fits the method", ...at, "type"), says: `unsupported type: ${textOf(view.type)}` };
  yield* shapeFaults(view, viewShape, at);
  if (view.type === "modal" && !isGiven(view.title)) yield fault("a modal has a title", ...at);
  for (const field of ["title", "submit", "close"]) {
    yield* plainFaults(view[field], 24, "a modal's title and buttons have at most 24 characters", [...at, field]);
  }
  yield* lengthFaults(view, "private_metadata", 3000, "private_metadata has at most 3000 characters", at);
  yield* lengthFaults(view, "callback_id", 255, "a callback_id has at most 255 characters", at);
  yield* lengthFaults(view, "external_id", 255, "an external_id has at most 255 characters", at);
  const blocks = listOf(view.blocks);
  const input = blocks.findIndex((block) => fieldsOf(block).type === "input");
  if (view.type === "modal" && input >= 0 && !isGiven(view.submit)) {
    yield fault("a modal with an input has a submit button", ...at, "blocks", input, "input");
  }
  yield* blocksFaults(blocks, "view", [...at, "blocks"]);
}
