import { Temporal } from "temporal-polyfill";

/** A date without a time or zone, such as `2026-11-30`. */
export type LocalDate = string;

/** The hour at which a study day ends: whoever studies after midnight still belongs to the evening before. */
export const rolloverHour = 3;

const WEEK = 7;

/** The date on the wall of a zone. */
export const localDate = (at: Date, zone: string): LocalDate => wallClock(at, zone).toPlainDate().toString();

/** Today, on the wall of a cohort. */
export const todayIn = ({ now }: { readonly now: Date }, { zone }: { readonly zone: string }): LocalDate => localDate(now, zone);

/** `2026-11-30 09:00` on the wall of a zone. */
export const localMinute = (at: Date, zone: string): string =>
  wallClock(at, zone).toPlainDateTime().toString({ smallestUnit: "minute" }).replace("T", " ");

/** The local date, minus one day before 03:00. */
export function studyDay(at: Date, zone: string): LocalDate {
  const here = wallClock(at, zone);
  const date = here.toPlainDate();
  return (here.hour < rolloverHour ? date.subtract({ days: 1 }) : date).toString();
}

/**
 * The instant at which a wall shows a time, such as `2026-11-30T09:00`. One that summer time skips is taken as much
 * later as the clock jumps, one that occurs twice is the first (Temporal's "compatible").
 */
export const instantOf = (dateTime: string, zone: string): Date =>
  new Date(Temporal.PlainDateTime.from(dateTime).toZonedDateTime(zone, { disambiguation: "compatible" }).epochMilliseconds);

export const addDays = (date: LocalDate, days: number): LocalDate => Temporal.PlainDate.from(date).add({ days }).toString();
/** Whole days from one date to another; negative where it lies before. */
export const daysBetween = (from: LocalDate, to: LocalDate): number =>
  Temporal.PlainDate.from(from).until(to, { largestUnit: "days" }).days;
/** 1 for Monday to 7 for Sunday. */
export const weekdayOf = (date: LocalDate): number => Temporal.PlainDate.from(date).dayOfWeek;
/** So many days, in milliseconds. */
export const days = (number: number): number => number * 24 * 60 * 60_000;
/** The Monday of the date's week. */
export const mondayOf = (date: LocalDate): LocalDate => addDays(date, 1 - Temporal.PlainDate.from(date).dayOfWeek);
/** The date itself where it is a Monday, else the next one. */
export const mondayFrom = (date: LocalDate): LocalDate => addDays(mondayOf(date), mondayOf(date) === date ? 0 : WEEK);

/** The ISO week, such as `2026-W49`: the period of a weekly board. */
export function isoWeek(date: LocalDate): string {
  const { yearOfWeek, weekOfYear } = Temporal.PlainDate.from(date);
  return `${yearOfWeek}-W${String(weekOfYear).padStart(2, "0")}`;
}

/** Whether it is written as a date and stands in the calendar: 2026-02-30 does not. */
export function isDate(value: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  try {
    Temporal.PlainDate.from(value);
    return true;
  } catch {
    return false;
  }
}

/** Whether it is the date of a Monday. */
export const isMonday = (value: string): boolean => isDate(value) && mondayOf(value) === value;

const weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"] as const;
const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"] as const;

/** `Mon 30 Nov`. */
export function showDate(date: LocalDate): string {
  const { dayOfWeek, day, month } = Temporal.PlainDate.from(date);
  return `${weekdays[dayOfWeek - 1]} ${day} ${months[month - 1]}`;
}

/** `Mon 30 Nov 2026`. */
export const showDateAndYear = (date: LocalDate): string => `${showDate(date)} ${date.slice(0, 4)}`;

const wallClock = (at: Date, zone: string) => Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone);
