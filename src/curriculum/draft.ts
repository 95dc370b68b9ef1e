import type { z } from "#core";
import { explain } from "./explain.ts";
import type { Fault } from "./fault.ts";
import { type Place, readYamlFile, type YamlFile } from "./yaml-file.ts";

/** A value of which any part may be missing, for it was faulty and has been reported. */
export type Draft<T> = T extends readonly (infer U)[]
  ? readonly (Draft<U> | undefined)[]
  : T extends object
    ? { readonly [Key in keyof T]?: Draft<T[Key]> | undefined }
    : T;

/** A file of the curriculum, as far as it is sound. */
export interface Source<T> {
  readonly file: string;
  readonly draft: Draft<T> | undefined;
  /** The whole file; absent where any part of it is faulty. */
  readonly sound?: T;
  readonly faults: readonly Fault[];
  lineOf(place: Place): number;
}

/** Reads a file by its schema. What is faulty is reported and left out, so that one slip hides no other. */
export function readSource<T>(file: string, schema: z.ZodType<T>): Source<T> {
  const yaml = readYamlFile(file);
  return "value" in yaml ? sourceOf(yaml, schema) : { file, draft: undefined, faults: yaml, lineOf: () => 1 };
}

/** A value with its lines, judged by a schema as a file is; `name` says where a fault is that the line does not. */
export function sourceOf<T>({ file, value, lineOf }: YamlFile, schema: z.ZodType<T>, name: (place: Place) => string = () => ""): Source<T> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return { file, draft: parsed.data as Draft<T>, sound: parsed.data, faults: [], lineOf };
  const faults = explain(parsed.error, value, schema).map(({ place, message }) => ({
    file,
    line: lineOf(place),
    message: name(place) + message,
  }));
  return { file, draft: withoutFaulty(value, parsed.error.issues) as Draft<T> | undefined, faults, lineOf };
}

/** The fault at a place of a source. */
export const faultAt = (source: Source<unknown>, place: Place, message: string): Fault => ({
  file: source.file,
  line: source.lineOf(place),
  message,
});

/** The value is our own, fresh from the parser: what is faulty is taken out in place. */
function withoutFaulty(value: unknown, issues: readonly z.core.$ZodIssue[]): unknown {
  for (const { code, path } of issues) {
    if (code === "unrecognized_keys") continue;
    const last = path.at(-1);
    if (last === undefined) return undefined;
    let holder: unknown = value;
    for (const key of path.slice(0, -1)) holder = isHolder(holder) ? holder[key] : undefined;
    if (isHolder(holder)) holder[last] = undefined;
  }
  return value;
}

const isHolder = (value: unknown): value is Record<PropertyKey, unknown> => typeof value === "object" && value !== null;
