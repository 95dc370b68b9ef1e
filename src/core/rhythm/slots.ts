import { addDays, daysBetween, instantOf, type LocalDate, localDate, weekdayOf } from "../calendar.ts";
import type { JobTime, Slot } from "./run.ts";

/** How late a slot may still be served, and from when on that is said: milliseconds. */
export const catchUp = 6 * 60 * 60_000;
export const lateAfter = 10 * 60_000;

/** So many missed slots are recorded one by one; the others in one sentence. */
const mostRecorded = 14;

/** The first slot that falls due at this instant or after it; with `notBefore`, none of an earlier date. */
export function slotFrom(time: JobTime, zone: string, from: Date, notBefore?: LocalDate): Slot {
  // A time that summer time skips at the end of a day falls on the next date.
  const yesterday = addDays(localDate(from, zone), -1);
  let slot = slotOn(time, zone, notBefore !== undefined && notBefore > yesterday ? notBefore : yesterday);
  while (slot.dueAt < from) slot = slotAfter(time, zone, slot.slot);
  return slot;
}

/** The slot that follows on one. */
export const slotAfter = (time: JobTime, zone: string, slot: LocalDate): Slot => slotOn(time, zone, addDays(slot, 1));

/** The first slot whose date is this one or a later one. */
function slotOn({ at, weekdays }: JobTime, zone: string, date: LocalDate): Slot {
  if (weekdays.length === 0) throw new Error(`A job that runs at ${at} needs a weekday`);
  let slot = date;
  while (!weekdays.includes(weekdayOf(slot)) || !isThere(slot, zone)) slot = addDays(slot, 1);
  return { slot, dueAt: instantOf(`${slot}T${at}`, zone) };
}

/** Whether a zone has this date at all: islands that change sides of the date line leave one out. */
const isThere = (date: LocalDate, zone: string) => localDate(instantOf(`${date}T00:00`, zone), zone) === date;

/** From a slot that is overdue: the slots that it is too late for, how many more, and the one to go on with. */
export interface Missed {
  readonly slots: readonly Slot[];
  readonly more: number;
  readonly next: Slot;
}

/** What was missed from a slot on, for it fell due more than the catch-up before now; nothing where it may still be served. */
export function missedFrom(first: Slot, time: JobTime, zone: string, now: Date): Missed {
  const latest = new Date(now.getTime() - catchUp);
  const slots: Slot[] = [];
  let next = first;
  while (next.dueAt < latest && slots.length < mostRecorded) {
    slots.push(next);
    next = slotAfter(time, zone, next.slot);
  }
  if (next.dueAt >= latest) return { slots, more: 0, next };
  const back = slotFrom(time, zone, latest);
  return { slots, more: countOf(time, next.slot, back.slot), next: back };
}

/** How many dates of these weekdays lie from one to before another. */
function countOf({ weekdays }: JobTime, from: LocalDate, before: LocalDate): number {
  const days = daysBetween(from, before);
  const odd = Array.from({ length: days % 7 }, (_, n) => weekdayOf(addDays(from, n)));
  return Math.floor(days / 7) * weekdays.length + odd.filter((day) => weekdays.includes(day)).length;
}
