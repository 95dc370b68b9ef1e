import { type Act, showView } from "../act.ts";
import { checkView } from "../checks/view.ts";
import { type Fields, textOf } from "../json.ts";
import { Refusal, refuse } from "../refusal.ts";
import { heightOf, makeView, type View, viewWire } from "../view.ts";
import { triggerLives } from "../words.ts";
import { type Call, type Method, personOf, word } from "./method.ts";

/** Homes and modals. */
export const viewMethods: Readonly<Record<string, Method>> = {
  "views.publish": { token: "bot", answer: publish },
  "views.open": { token: "bot", answer: open },
  "views.push": { token: "bot", answer: push },
  "views.update": { token: "bot", answer: update },
};

function publish(call: Call): Fields {
  const { world } = call;
  const user = personOf(world, word(call, "user_id"));
  if (world.switchedOff.has("home")) refuse("the Home is switched on");
  const before = world.views.get(world.homes.get(user.id) ?? "");
  const body = checked(call, before);
  const view = makeView(world, body, user, before);
  const asked = world.acts.findLast((act) => act.user.id === user.id && (act.kind === "home" || (before && act.view === before.id)));
  if (asked) showView(asked, view.id);
  return { ok: true, view: viewWire(world, view) };
}

function open(call: Call): Fields {
  return opened(call, () => undefined);
}

/** Onto the modal in which somebody pressed. */
function push(call: Call): Fields {
  return opened(call, ({ view: id }) => {
    const view = call.world.views.get(id ?? "");
    if (view?.type !== "modal") return refuse("a view is pushed onto a modal");
    if (heightOf(call.world, view) >= 3) refuse("three views stand in a stack");
    return view.id;
  });
}

function opened(call: Call, onto: (act: Act) => string | undefined): Fields {
  const { world } = call;
  const trigger = world.triggers.get(word(call, "trigger_id")) ?? refuse("a trigger_id is a known one");
  return about(trigger.act, () => {
    if (trigger.used) refuse("a trigger_id opens one view");
    if (world.now() - trigger.at > triggerLives) refuse("a trigger_id lives for 3 seconds");
    const below = onto(trigger.act);
    const view = makeView(world, checked(call), trigger.act.user, undefined, below);
    trigger.used = true;
    showView(trigger.act, view.id);
    return { ok: true, view: viewWire(world, view) };
  });
}

function update(call: Call): Fields {
  const { world } = call;
  const [id, external] = [word(call, "view_id"), word(call, "external_id")];
  const before = [...world.views.values()].find((view) => view.id === id || (external !== "" && view.external_id === external));
  if (!before) return refuse("the view exists");
  const view = makeView(world, checked(call, before), before.user, before);
  const pressed = world.acts.findLast((act) => act.view === view.id || act.views.includes(view.id));
  if (pressed) showView(pressed, view.id);
  return { ok: true, view: viewWire(world, view) };
}

function checked(call: Call, before?: View): Fields {
  const { world, args, method } = call;
  const view = checkView(world, args.view, method);
  const external = textOf(view.external_id);
  const taken = external !== "" && [...world.views.values()].some((other) => other.external_id === external && other.id !== before?.id);
  if (taken) refuse("an external_id occurs once");
  const hash = word(call, "hash");
  if (hash !== "" && before && hash !== before.hash) refuse("a hash is the view's present one");
  return view;
}

/** A refusal concerns the one who pressed. */
function about(act: Act, answer: () => Fields): Fields {
  try {
    return answer();
  } catch (error) {
    if (error instanceof Refusal) act.refusals.push(error);
    throw error;
  }
}
