import type { MethodRuleName } from "../rules.ts";
import { seconds } from "../words.ts";
import { after, home, long, opening, type PlantedRequest, publish, section, times, triggered } from "./moves.ts";

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
