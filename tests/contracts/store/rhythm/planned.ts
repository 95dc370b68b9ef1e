import { equal } from "node:assert/strict";
import {
  type Delivery,
  type DueSchedule,
  type NewDelivery,
  type NewRun,
  paragraph,
  type Reply,
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
  ...{ failures: 0, failingSince: undefined, reason: undefined },
  ...(more as object),
});

export const content: Reply = reply("Good morning 🧗", paragraph(text`It is ${when(at(3), "time")}.`));

export const delivery = (id: string, place = "study", order = 1): NewDelivery => ({
  ...{ id, cohort: "c1", platform: "terminal", destination: `terminal/here/${place}`, order, expiresAt: at(360) },
  target: { kind: "channel", channel: channel(place) },
});

/** The run `key` of Monday's slot, with these deliveries. */
export const run = (key: string, deliveries: readonly NewDelivery[] = [], more: Partial<NewRun> = {}): NewRun => ({
  ...{ key, job: "greet", subject: c1, slot: monday, dueAt: at(0), content, about: undefined, reason: undefined },
  ...{ isSkipped: false, deliveries, effects: [] },
  ...more,
});

/** The run `r1` unless told, written, with these deliveries. */
export async function planned(store: Store, deliveries: readonly NewDelivery[], more: Partial<NewRun> = {}, key = "r1"): Promise<void> {
  equal(await store.runs.add(run(key, deliveries, more), at(0)), true);
}

/** A delivery as it is once it is planned. */
export const fresh = (planned: NewDelivery, minutes: number, run = "r1"): Delivery => ({
  ...planned,
  ...{ run, state: "open", nextAt: at(minutes), token: undefined, leaseUntil: undefined, attempts: 0, firstAt: undefined },
  ...{
    isUnresolved: false,
    isDoubtful: false,
    message: undefined,
    reason: undefined,
    failingSince: undefined,
    redrawAt: undefined,
    shown: 0,
  },
});
