import { equal } from "node:assert/strict";
import {
  type Delivery,
  type DueSchedule,
  type NewDelivery,
  paragraph,
  type Reply,
  type RunPlan,
  reply,
  type Schedule,
  type Store,
  text,
  when,
} from "#core";
import { at, channel, monday } from "../sample.ts";

export const c1 = { kind: "cohort", id: "c1" } as const;

/** A row that falls due on Monday, so many minutes after nine. */
export const schedule = (job: string, minutes: number, more: Partial<Schedule> = {}): DueSchedule => ({
  ...{ subject: c1, job, time: { at: "09:00", weekdays: [1, 3] }, on: true, slot: monday, dueAt: at(minutes), nextAt: at(minutes) },
  ...{ failures: 0, failingSince: undefined, fault: undefined },
  ...(more as object),
});

export const content: Reply = reply("Good morning 🧗", paragraph(text`It is ${when(at(3), "time")}.`));

/** A claim of the run `key`, until ten minutes after nine unless told. */
export const claim = (key: string, token: string, until = 10) => ({
  ...{ key, job: "greet", subject: c1, slot: monday, dueAt: at(0), token, leaseUntil: at(until) },
});

export const delivery = (id: string, place = "study", turn = 1): NewDelivery => ({
  ...{ id, cohort: "c1", platform: "terminal", place: `terminal/here/${place}`, turn, expiresAt: at(360) },
  target: { kind: "channel", channel: channel(place) },
});

export const plan = (key: string, token: string, deliveries: readonly NewDelivery[], more: Partial<RunPlan> = {}): RunPlan => ({
  ...{ key, token, content, about: undefined, note: undefined, isSkipped: false, deliveries, effects: [] },
  ...more,
});

/** The run `r1`, planned, with these deliveries. */
export async function planned(store: Store, deliveries: readonly NewDelivery[], more: Partial<RunPlan> = {}, key = "r1"): Promise<void> {
  await store.schedule.claim(claim(key, `t-${key}`), at(0));
  equal(await store.schedule.plan(plan(key, `t-${key}`, deliveries, more), at(0)), true);
}

/** A delivery as it is once it is planned. */
export const fresh = (planned: NewDelivery, minutes: number, run = "r1"): Delivery => ({
  ...planned,
  ...{ run, state: "open", nextAt: at(minutes), token: undefined, leaseUntil: undefined, attempts: 0, firstAt: undefined },
  ...{
    isUnresolved: false,
    isDoubtful: false,
    message: undefined,
    fault: undefined,
    failingSince: undefined,
    redrawAt: undefined,
    shown: 0,
  },
});
