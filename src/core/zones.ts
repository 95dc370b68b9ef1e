import { closest } from "./nearest.ts";

/** Names of today that the runtime lists under older ones (Unicode CLDR keeps those it began with). */
const newerNames = [
  "Asia/Kolkata",
  "Asia/Kathmandu",
  "Asia/Yangon",
  "Asia/Ho_Chi_Minh",
  "Europe/Kyiv",
  "Atlantic/Faroe",
  "America/Argentina/Buenos_Aires",
  "UTC",
];

let known: readonly string[] | undefined;
const knownZones = (): readonly string[] => {
  known ??= [...new Set([...Intl.supportedValuesOf("timeZone"), ...newerNames])];
  return known;
};

/**
 * The zone's name as it is written, for one typed in any letter case; an alias such as Asia/Kolkata stays itself.
 * Undefined for what is no IANA zone: offsets such as +05:30 and abbreviations such as EST among them.
 */
export function canonicalZone(name: string): string | undefined {
  if (!/^([a-z][\w+-]*(\/[a-z0-9_+-]+)+|utc)$/i.test(name)) return undefined;
  try {
    const resolved = new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone;
    const same = (zone: string) => zone.toLowerCase() === name.toLowerCase();
    return same(resolved) ? resolved : (knownZones().find(same) ?? resolved);
  } catch {
    return undefined;
  }
}

/** Cities name their zone: `berlin` finds Europe/Berlin, `Europe/Berln` too. */
export const nearestZones = (typed: string, most = 3): readonly string[] => closest(typed, knownZones(), (zone) => zone, most);
