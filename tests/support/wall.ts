export const minute = 60_000;

/** What a wall shows, by Intl alone: as a number, in milliseconds, as if it were UTC. */
function wall(at: number, zone: string): number {
  const part = Object.fromEntries(
    formatIn(zone)
      .formatToParts(at)
      .map(({ type, value }) => [type, Number(value)]),
  );
  return Date.UTC(part.year ?? 0, (part.month ?? 0) - 1, part.day, part.hour, part.minute, part.second);
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatIn(zone: string): Intl.DateTimeFormat {
  const numbers = { year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", second: "2-digit" } as const;
  const format = formats.get(zone) ?? new Intl.DateTimeFormat("en-US", { timeZone: zone, hourCycle: "h23", ...numbers });
  formats.set(zone, format);
  return format;
}

/** By Intl alone, not by Temporal: the first instant at which the wall shows it; where the wall never does, later by as much as the clock jumps. */
export function oracle(dateTime: string, zone: string): number {
  const naive = Date.parse(`${dateTime}Z`);
  const offset = (at: number) => wall(at, zone) - at;
  const candidates = [naive - 36 * 60 * minute, naive + 36 * 60 * minute].map((near) => naive - offset(near));
  const shown = candidates.filter((at) => wall(at, zone) === naive);
  return shown.length > 0 ? Math.min(...shown) : Math.max(...candidates);
}

/** The days from 2026 to 2028 on which a zone's clock changes. */
export function changes(zone: string): readonly string[] {
  const days: string[] = [];
  const offset = (at: number) => wall(at, zone) - at;
  for (let day = Date.UTC(2026, 0, 1); day < Date.UTC(2028, 0, 1); day += 1440 * minute)
    if (offset(day) !== offset(day + 1440 * minute)) days.push(new Date(day).toISOString().slice(0, 10));
  return days;
}

/** Zones whose clocks change in every way there is: by an hour and by half of one, at night and at midnight, forward in autumn. */
export const zones = ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "America/Santiago", "Asia/Beirut", "Africa/Casablanca"];
