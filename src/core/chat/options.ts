import { z } from "zod";
import { isDate } from "../calendar.ts";
import { closest } from "../nearest.ts";
import { canonicalZone, nearestZones } from "../zones.ts";
import { beginning, clean } from "./text.ts";

/** What an option holds, as far as a platform or the reader of a line must know it. */
export type OptionType = "text" | "whole" | "flag" | "member" | "date" | "zone" | "item";

/** An option as a platform needs to know it: for Discord's registration, Slack's text, the terminal's line and /help. */
export interface OptionSpec {
  readonly name: string;
  readonly summary: string;
  readonly type: OptionType;
  readonly required: boolean;
  readonly choices?: readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
}

interface Property {
  readonly type?: string;
  readonly description?: string;
  readonly enum?: readonly string[];
  readonly kind?: OptionType;
  readonly minimum?: number;
  readonly maximum?: number;
}

/** So many surplus words are shown back; more would say no more. */
const mostEchoed = 5;

const types: Readonly<Record<string, OptionType>> = { string: "text", integer: "whole", boolean: "flag" };

/** A text of at most `longest` characters, cleaned; empty is refused. */
export const textOption = (longest: number) =>
  z
    .string()
    .transform(clean)
    .pipe(
      z.string().min(1, "This is empty. Leave it out, or write something.").max(longest, `Please keep it within ${longest} characters.`),
    );

/** A member, by account id: platforms offer their own picker for it. */
export const memberOption = () =>
  z.string().max(100, "This is too long for a member's name. Write it like @name.").meta({ kind: "member" });

/** An item by id or by name; the handler finds it, for only it knows the path. */
export const itemOption = () => textOption(200).meta({ kind: "item" });

/** A date that stands in the calendar, such as 2026-11-30. */
export const dateOption = () =>
  z
    .string()
    .transform(clean)
    .refine(isDate, {
      error: ({ input }) => `${quoted(input)} is not a date in the calendar. Write it as year-month-day, like 2026-11-30.`,
    })
    .meta({ kind: "date" });

/** A time zone by its IANA name, in any letter case; gives the canonical name. */
export const zoneOption = () =>
  z
    .string()
    .transform((value, context) => {
      const zone = canonicalZone(clean(value));
      if (zone) return zone;
      const near = nearestZones(value).join(", ");
      context.addIssue({
        code: "custom",
        message: `I don't know the time zone ${quoted(value)}. ${near ? `Did you mean ${near}?` : "Write it like Europe/Berlin or America/New_York."}`,
      });
      return z.NEVER;
    })
    .meta({ kind: "zone" });

/** The options of a command, in their order; throws on a type that it does not know, so that the bot does not start with it. */
export function describeOptions(options: z.ZodObject): readonly OptionSpec[] {
  const { properties = {}, required = [] } = z.toJSONSchema(options, { io: "input" }) as {
    properties?: Record<string, Property>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, property]) => {
    const type = property.kind ?? types[property.type ?? ""];
    if (!type) throw new Error(`Option ${name} is of a type that no platform can ask for: ${property.type}`);
    if (!property.description) throw new Error(`Option ${name} has no description`);
    return {
      name,
      type,
      summary: property.description,
      required: required.includes(name),
      ...(property.enum && { choices: property.enum }),
      ...(property.minimum !== undefined && property.minimum > Number.MIN_SAFE_INTEGER && { minimum: property.minimum }),
      ...(property.maximum !== undefined && property.maximum < Number.MAX_SAFE_INTEGER && { maximum: property.maximum }),
    };
  });
}

export interface Arguments {
  readonly options: Readonly<Record<string, unknown>>;
  /** What was not understood, a sentence each; empty where all was. */
  readonly refusals: readonly string[];
}

/**
 * Reads `boto3 who:@ada loud:yes`: `key:value` by name, bare words in the options' order, quotes round several words.
 * A text option that is the last one takes all the bare words that are left. Refuses what it does not understand.
 * `account` turns a mentioned name into an account id.
 */
export function readArguments(line: string, specs: readonly OptionSpec[], account: (mentioned: string) => string): Arguments {
  const values = new Map<string, unknown>();
  const refusals: string[] = [];
  const take = (spec: OptionSpec, word: string) => {
    const value = readValue(word, spec, account);
    if (value === undefined)
      refusals.push(`${spec.name}: ${quoted(word)} is not ${spec.type === "flag" ? "yes or no" : "a whole number"}.`);
    else values.set(spec.name, value);
  };
  const bare: string[] = [];
  for (const { key, value } of wordsOf(line)) {
    const spec = key === undefined ? undefined : specs.find((s) => s.name === key);
    if (key === undefined) bare.push(value);
    else if (!spec) refusals.push(unknownKey(key, value, specs));
    else if (values.has(spec.name)) refusals.push(`${spec.name} is given twice.`);
    else take(spec, value);
  }
  const open = specs.filter((spec) => !values.has(spec.name));
  for (const [i, spec] of open.entries()) {
    if (bare.length === 0) break;
    const isLast = i === open.length - 1 && (spec.type === "text" || spec.type === "item") && !spec.choices;
    take(spec, isLast ? bare.splice(0).join(" ") : (bare.shift() as string));
  }
  if (bare.length > 0)
    refusals.push(
      `I have no use for ${bare.slice(0, mostEchoed).map(quoted).join(" ")}${bare.length > mostEchoed ? " and what follows" : ""}.`,
    );
  return { options: Object.fromEntries(values), refusals };
}

/** `start:date timezone:zone [pace:fast|relaxed]`: how a command's options are written behind its name. */
export const usage = (specs: readonly OptionSpec[]): string =>
  specs.map((spec) => (spec.required ? `${spec.name}:${sample(spec)}` : `[${spec.name}:${sample(spec)}]`)).join(" ");

/** The line that reads back as these options. */
export const writeLine = (name: string, options: Readonly<Record<string, unknown>>): string =>
  [
    `/${name}`,
    ...Object.entries(options).flatMap(([key, value]) =>
      value === undefined
        ? []
        : [`${key}:${/[\s"“”]/.test(String(value)) || value === "" ? `"${String(value).replaceAll(/["“”]/g, "'")}"` : value}`],
    ),
  ].join(" ");

const samples: Readonly<Record<OptionType, string>> = {
  text: "text",
  whole: "number",
  flag: "yes|no",
  member: "@name",
  date: "2026-11-30",
  zone: "Europe/Berlin",
  item: "item",
};
const sample = (spec: OptionSpec) => spec.choices?.join("|") ?? samples[spec.type];

/** Shown back to its author, short and on one line. */
const quoted = (value: unknown) => {
  const words = clean(String(value));
  const start = beginning(words, 40);
  return `“${start}${start === words ? "" : "…"}”`;
};

function* wordsOf(line: string): Generator<{ key: string | undefined; value: string }> {
  for (const [, key, inQuotes, word = ""] of line.matchAll(/(?:([A-Za-z][\w-]*):)?(?:["“”]([^"“”]*)["“”]|(\S+))/g)) {
    yield { key: key?.toLowerCase(), value: inQuotes ?? word };
  }
}

function unknownKey(key: string, value: string, specs: readonly OptionSpec[]): string {
  const near = closest(key, specs, (spec) => spec.name)[0]?.name;
  const names = specs.map((spec) => spec.name).join(", ");
  if (specs.length === 0) return `There is nothing to choose here, so I have no use for ${quoted(`${key}:${value}`)}.`;
  return `I don't know the option ${quoted(key)}. ${near ? `Did you mean ${near}?` : `There is ${names}.`} Words with a colon go in quotes.`;
}

function readValue(word: string, { type }: OptionSpec, account: (mentioned: string) => string): unknown {
  switch (type) {
    case "flag":
      return /^(yes|true|on|1)$/i.test(word) ? true : /^(no|false|off|0)$/i.test(word) ? false : undefined;
    case "whole":
      return /^-?\d{1,15}$/.test(word) ? Number(word) + 0 : undefined; // no negative zero
    case "member":
      return account(word);
    case "text":
    case "date":
    case "zone":
    case "item":
      return word;
    default:
      return type satisfies never;
  }
}
