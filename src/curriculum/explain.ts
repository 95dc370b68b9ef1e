import { clean, closest, z } from "#core";
import type { Place } from "./yaml-file.ts";

/** What a schema found, in words: where, what is wrong, and what to write instead; one for each place. */
export function explain(
  error: z.ZodError,
  value: unknown,
  schema: z.ZodType,
): readonly { readonly place: Place; readonly message: string }[] {
  const found = error.issues.flatMap((issue) =>
    issue.code === "unrecognized_keys"
      ? issue.keys.map((key) => ({
          place: [...issue.path, key],
          ...explainKey(key, keysAt(schema, issue.path), valueAt(value, issue.path)),
        }))
      : [{ place: issue.path, message: explainValue(issue, valueAt(value, issue.path), fieldAt(schema, issue.path)), meant: undefined }],
  );
  const oneEach = [...new Map(found.toReversed().map((one) => [idOf(one.place), one])).values()].reverse();
  // A misspelt key is one slip: that the right one is missing need not be said too.
  const misspelt = new Set(found.flatMap(({ place, meant }) => (meant === undefined ? [] : [idOf([...place.slice(0, -1), meant])])));
  return oneEach.filter(({ place }) => !misspelt.has(idOf(place)));
}

const idOf = (place: Place): string => JSON.stringify(place);

function explainKey(
  key: string,
  known: readonly string[],
  holder: unknown,
): { readonly message: string; readonly meant: string | undefined } {
  const free = known.filter((name) => !(typeof holder === "object" && holder !== null && Object.hasOwn(holder, name)));
  const [meant] = closest(key, free, (name) => name, 1);
  return {
    message: `${show(key)} is not a key here: ${meant ? `write ${meant}` : `take it out; the keys here are ${known.join(", ")}`}`,
    meant,
  };
}

function explainValue(issue: z.core.$ZodIssue, found: unknown, field: z.ZodType | undefined): string {
  const name = nameOf(issue.path);
  const wanted = `write ${field ? describe(field) : "what the README of the curriculum shows"}`;
  if (found === undefined) return `${name} is missing: ${wanted}`;
  if (found === null) return `${name} is empty: ${wanted}`;
  if (Array.isArray(found) && found.length === 0) return `${name} is empty: ${wanted}`;
  if (typeof found !== "string" && typeof found !== "object" && field?.safeParse(String(found)).success)
    return `${name} is ${show(found)} without quotes, which is no text: write "${String(found)}"`;
  if (Array.isArray(found) && issue.code === "too_big") return `${name} has ${found.length} entries, more than ${issue.maximum}: ${wanted}`;
  if (typeof found !== "string") return `${name} is ${show(found)}: ${wanted}`;
  const mended = field && mend(found, field, issue.code === "invalid_value" ? issue.values.map(String) : []);
  return `${name} ${wrong(issue, found)}: ${mended === undefined ? wanted : `write ${/\s/.test(mended) ? show(mended) : mended}`}`;
}

/** What is wrong with a text. */
function wrong(issue: z.core.$ZodIssue, found: string): string {
  if (found.trim() === "") return "is empty";
  if (issue.code === "too_big") return `has ${found.length} characters, more than ${issue.maximum}`;
  if (issue.code === "too_small")
    return `has ${found.length} ${found.length === 1 ? "character" : "characters"}, fewer than ${issue.minimum}`;
  if (issue.code === "invalid_value") return `${show(found)} is not known`;
  if (issue.code === "invalid_format" && issue.format === "date") return `${show(found)} is not a day of the calendar`;
  if (issue.code === "custom") return `${show(found)} holds a line break, a control character, or a space at an end`;
  return `${show(found)} is not well formed`;
}

/** The first mending that the field accepts. */
function mend(found: string, field: z.ZodType, known: readonly string[]): string | undefined {
  const [near] = closest(found, known, (value) => value, 1);
  const id = mendId(found);
  const attempts = [near, clean(found).replace(/\s+/g, " "), found.replace(/^(https?:\/\/|\/\/)?/i, "https://"), found.toUpperCase()];
  // A title that is too long would pass as an id, but only its author can shorten it.
  if (!field.safeParse("Two words").success) attempts.push(id, id.toUpperCase());
  return attempts.find((attempt) => attempt !== undefined && attempt !== found && field.safeParse(attempt).success);
}

/** An id made of a text, cut between words at 40 characters. */
function mendId(found: string): string {
  const words =
    found
      .normalize("NFKD")
      .replace(/\p{M}/gu, "")
      .toLowerCase()
      .match(/[a-z0-9]+/g) ?? [];
  let id = (words.shift() ?? "").slice(0, 40);
  for (const word of words) {
    if (id.length + 1 + word.length > 40) break;
    id += `-${word}`;
  }
  return id;
}

function show(found: unknown): string {
  if (Array.isArray(found)) return "a list";
  if (typeof found === "object") return "a group of keys";
  return typeof found === "string" ? JSON.stringify(found.length > 60 ? `${found.slice(0, 60)}…` : found) : String(found);
}

function nameOf(place: Place): string {
  const last = place.at(-1);
  if (last === undefined) return "the file";
  return typeof last === "number" ? `entry ${last + 1} of ${String(place.at(-2) ?? "the file")}` : String(last);
}

const describe = (field: z.ZodType): string => field.description ?? bare(field).description ?? "what the README of the curriculum shows";

/** A field without its "may be left out". */
const bare = (field: z.ZodType): z.ZodType => (field instanceof z.ZodExactOptional ? bare(field.unwrap() as z.ZodType) : field);

function fieldAt(schema: z.ZodType, place: Place): z.ZodType | undefined {
  let field: z.ZodType | undefined = schema;
  for (const key of place) {
    const holder: z.ZodType | undefined = field && bare(field);
    if (holder instanceof z.ZodObject) field = holder.shape[String(key)] as z.ZodType | undefined;
    else if (holder instanceof z.ZodArray) field = holder.element as z.ZodType;
    else return undefined;
  }
  return field;
}

function keysAt(schema: z.ZodType, place: Place): readonly string[] {
  const field = fieldAt(schema, place);
  const holder = field && bare(field);
  return holder instanceof z.ZodObject ? Object.keys(holder.shape) : [];
}

function valueAt(value: unknown, place: Place): unknown {
  let here = value;
  for (const key of place) {
    if (typeof here !== "object" || here === null || !Object.hasOwn(here, key)) return undefined;
    here = (here as Record<PropertyKey, unknown>)[key];
  }
  return here;
}
