import { z } from "zod";
import { clean } from "../chat/text.ts";
import type { JobTime } from "./run.ts";

const names = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"] as const;
const everyDay = "daily";

/** `Mon-Fri`, `Mon,Wed,Fri`, `daily`: as it can be typed again. */
export function showWeekdays(weekdays: readonly number[]): string {
  if (weekdays.length === names.length) return everyDay;
  const runs: number[][] = [];
  for (const day of weekdays) {
    const run = runs.at(-1);
    if (run?.at(-1) === day - 1) run.push(day);
    else runs.push([day]);
  }
  const name = (day: number | undefined) => names[(day ?? 0) - 1] ?? "";
  return runs.flatMap((run) => (run.length > 2 ? [`${name(run[0])}-${name(run.at(-1))}`] : run.map(name))).join(",");
}

/** `Mon-Fri 09:00`: as it can be typed again. */
export const showJobTime = ({ at, weekdays }: JobTime): string => `${showWeekdays(weekdays)} ${at}`;

/** `9`, `9:30`, `09:30` as `09:30`; undefined for what is no time of a day. */
export function parseTime(typed: string): string | undefined {
  const [, hour = "", minute = "00"] = /^(\d|[01]\d|2[0-3])(?::([0-5]\d))?$/.exec(typed.trim()) ?? [];
  return hour === "" ? undefined : `${hour.padStart(2, "0")}:${minute}`;
}

/** `mon-fri`, `Sat, Sun`, `friday-monday`, `daily`; ascending, each once. Undefined where a word is no weekday. */
export function parseWeekdays(typed: string): readonly number[] | undefined {
  const words = typed
    .toLowerCase()
    .replace(/\s*-\s*/g, "-")
    .split(/[\s,]+/)
    .filter(Boolean);
  if (words.length === 1 && words[0] === everyDay) return names.map((_, i) => i + 1);
  const days = new Set<number>();
  for (const word of words) {
    const ends = word.split("-");
    const [from, to] = [weekday(ends[0] ?? ""), weekday(ends.at(-1) ?? "")];
    if (!from || !to || ends.length > 2) return undefined;
    for (let day = from; ; day = (day % names.length) + 1) {
      days.add(day);
      if (day === to) break;
    }
  }
  return days.size === 0 ? undefined : [...days].sort();
}

/** The number of `mon`, `Mond`, `monday`. */
function weekday(word: string): number | undefined {
  const found = longNames.findIndex((name) => word.length >= 3 && name.startsWith(word));
  return found < 0 ? undefined : found + 1;
}
const longNames = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/** Weekdays and a time, such as `mon-fri 09:00`. @internal */
export function parseJobTime(typed: string): JobTime | undefined {
  const [, days = "", time = ""] = /^(.*\S)\s+(\S+)$/.exec(typed.trim()) ?? [];
  const [at, weekdays] = [parseTime(time), parseWeekdays(days)];
  return at !== undefined && weekdays ? { at, weekdays } : undefined;
}

/** Reads an option with one of the readers above, and refuses the rest with a sentence. */
const read = <Value>(parse: (typed: string) => Value | undefined, refusal: string) =>
  z.string().transform((typed, context): Value => {
    const value = parse(clean(typed));
    if (value !== undefined) return value;
    context.addIssue({ code: "custom", message: refusal });
    return z.NEVER;
  });

export const timeOption = () => read(parseTime, "Write a time of the day like 09:00.");
export const weekdaysOption = () => read(parseWeekdays, "Write weekdays like mon-fri, or sat,sun, or daily.");
/** One weekday and a time, for what opens the week: from Friday on it would speak of a week that ends. */
export const weeklyOption = () =>
  read((typed) => {
    const time = parseJobTime(typed);
    return time?.weekdays.length === 1 && time.weekdays.every((day) => day <= lastToOpen) ? time : undefined;
  }, "Write one weekday from Monday to Thursday and a time, like “mon 09:00”: it opens the week.");

const lastToOpen = 4;
