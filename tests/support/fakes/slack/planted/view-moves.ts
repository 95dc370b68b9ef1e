import type { MethodRuleName } from "../rules.ts";
import { seconds } from "../words.ts";
import type { Hand, Outcome } from "./hand.ts";
import {
  actions,
  after,
  asked,
  button,
  home,
  long,
  modal,
  opening,
  type PlantedRequest,
  publish,
  section,
  times,
  triggered,
} from "./moves.ts";

const stackable = modal({ blocks: [actions(button())] });

/** Opens a view, and presses in the uppermost one to push another onto it, up to this height. */
async function stacking(hand: Hand, height: number): Promise<Outcome> {
  const { handle } = await asked(hand);
  let last = await opening(hand, handle.payload.trigger_id, stackable);
  for (let view = handle.seen().views[0], stood = 1; view && stood < height; stood += 1) {
    const pressed = hand.fake.press(view, "Answer");
    last = await hand.call("views.push", { trigger_id: pressed.payload.trigger_id, view: stackable });
    view = pressed.seen().views[0];
  }
  return last;
}

/** Rules about how views are published, opened and updated. */
export const plantedViewMoves: Partial<Record<MethodRuleName, PlantedRequest>> = {
  "a view is a JSON object": { bad: (hand) => publish(hand, { view: "home" }), good: (hand) => publish(hand) },
  "a view has at most 250 KB": {
    bad: (hand) => publish(hand, { view: home({ blocks: times(90, () => section(long(2800))) }) }),
    good: (hand) => publish(hand, { view: home({ blocks: times(90, () => section(long(2700))) }) }),
  },
  "an external_id occurs once": {
    bad: after(
      (hand) => publish(hand, { view: home({ external_id: "week" }) }),
      (hand) => publish(hand, { user_id: hand.fake.user("Grace").id, view: home({ external_id: "week" }) }),
    ),
    good: after(
      (hand) => publish(hand, { view: home({ external_id: "week" }) }),
      (hand) => publish(hand, { view: home({ external_id: "week" }) }),
    ),
  },
  "a hash is the view's present one": {
    bad: after(
      (hand) => publish(hand),
      (hand) => publish(hand, { hash: "156.abc" }),
    ),
    good: after(
      (hand) => publish(hand),
      (hand) => publish(hand, { hash: hand.fake.home("Ada")?.hash }),
    ),
  },
  "the view exists": {
    bad: (hand) => hand.call("views.update", { view_id: "V0", view: home() }),
    good: after(
      (hand) => publish(hand),
      (hand) => hand.call("views.update", { view_id: hand.fake.home("Ada")?.id, view: home() }),
    ),
  },
  "the Home is switched on": {
    bad: after(({ fake }) => fake.switchOff("home"), publish),
    good: after(({ fake }) => fake.switchOff("messages"), publish),
  },
  "a trigger_id is a known one": { bad: (hand) => opening(hand, "1.2.abc"), good: triggered(opening) },
  "a trigger_id lives for 3 seconds": {
    bad: triggered((hand, trigger) => {
      hand.pass(seconds(3) + 1);
      return opening(hand, trigger);
    }),
    good: triggered((hand, trigger) => {
      hand.pass(seconds(3));
      return opening(hand, trigger);
    }),
  },
  "a view is pushed onto a modal": {
    bad: triggered((hand, trigger) => hand.call("views.push", { trigger_id: trigger, view: stackable })),
    good: (hand) => stacking(hand, 2),
  },
  "three views stand in a stack": { bad: (hand) => stacking(hand, 4), good: (hand) => stacking(hand, 3) },
  "a trigger_id opens one view": {
    bad: triggered(async (hand, trigger) => {
      await opening(hand, trigger);
      return opening(hand, trigger);
    }),
    good: triggered(async (hand, trigger) => {
      await opening(hand, trigger, {}); // refused, and so not used up
      return opening(hand, trigger);
    }),
  },
};
