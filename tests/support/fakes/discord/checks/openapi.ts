import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Ajv2020, type ErrorObject, type ValidateFunction } from "ajv/dist/2020.js";
import { type Fields, isFields, type Json } from "../json.ts";
import { type Fault, fault } from "../refusal.ts";

/** Discord's own document, where it lies beside the repository. */
export const defaultDocument = fileURLToPath(new URL("../../../../../../shared/specs/discord-openapi.json", import.meta.url));

/** The faults of a JSON body at an operation of the document: ("post", "/channels/{channel_id}/messages"). */
export type OpenApi = (method: string, path: string, body: Json) => readonly Fault[];

const documents = new Map<string, OpenApi>();
const absent = new Set<string>();

/** Checks against the document at `path`. Where there is none it says so once, and the fake goes on with its own checks. */
export function openApiAt(path: string): OpenApi | undefined {
  if (!existsSync(path)) {
    if (!absent.has(path)) console.info(`The fake Discord checks bodies by hand only: ${path} is absent.`);
    absent.add(path);
    return undefined;
  }
  const made = documents.get(path) ?? openApi(JSON.parse(readFileSync(path, "utf8")) as Fields);
  documents.set(path, made);
  return made;
}

function openApi(document: Fields): OpenApi {
  const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: true });
  for (const [name, format] of Object.entries(formats)) ajv.addFormat(name, format);
  ajv.addSchema(closed(document) as Fields, "discord");
  const compiled = new Map<string, ValidateFunction | undefined>();
  return (method, path, body) => {
    const place = ["paths", path, method, "requestBody", "content", "application/json", "schema"];
    const key = place.join(" ");
    if (!compiled.has(key))
      compiled.set(key, has(document, place) ? ajv.compile({ $ref: `discord#/${place.map(escaped).join("/")}` }) : undefined);
    const validate = compiled.get(key);
    if (!validate || validate(tolerated(body))) return [];
    return [{ ...fault("a body fits Discord's OpenAPI document"), says: explained(validate.errors ?? []) }];
  };
}

const has = (document: Fields, place: readonly string[]): boolean =>
  place.reduce<Json | undefined>((at, step) => (isFields(at) ? at[step] : undefined), document) !== undefined;
const escaped = (step: string) => encodeURIComponent(step.replaceAll("~", "~0").replaceAll("/", "~1"));

const formats = {
  snowflake: /^(0|[1-9][0-9]*)$/,
  nonce: (text: string) => text.length <= 25,
  int32: true,
  int64: true,
  double: true,
  "date-time": (text: string) => !Number.isNaN(Date.parse(text)),
  uri: (text: string) => URL.canParse(text),
} as const;

/** The document leaves objects open, so that a misspelt key passes. Closed, unless another schema beside it has a say. */
function closed(schema: Json): Json {
  if (Array.isArray(schema)) return schema.map(closed);
  if (!isFields(schema)) return schema;
  const inner = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, value === undefined ? null : closed(value)]));
  const open = schema.type === "object" && isFields(schema.properties) && schema.additionalProperties === undefined;
  const alone = !("allOf" in schema || "anyOf" in schema || "oneOf" in schema);
  return open && alone ? { ...inner, additionalProperties: false } : inner;
}

/** Keys that discord.js sends everywhere and that Discord ignores where they mean nothing. */
const ignored = new Set(["tts", "enforce_nonce", "nsfw"]);

/** The document wants permissions as a number; Discord sends them, and discord.js too, as text. */
function tolerated(value: Json): Json {
  if (Array.isArray(value)) return value.map(tolerated);
  if (!isFields(value)) return value;
  const kept = Object.entries(value).filter(([key, inner]) => !(ignored.has(key) && inner === false));
  return Object.fromEntries(
    kept.map(([key, inner]) => {
      const permissions = key === "default_member_permissions" && typeof inner === "string" && /^\d+$/.test(inner);
      return [key, permissions ? Number(inner) : inner === undefined ? null : tolerated(inner)];
    }),
  );
}

/** Of a union's many errors those that lie deepest: they belong to the variant that was meant. */
function explained(errors: readonly ErrorObject[]): string {
  const telling = errors.filter(
    ({ keyword, instancePath }) => !["oneOf", "anyOf", "if"].includes(keyword) && !instancePath.endsWith("/type"),
  );
  const depth = (error: ErrorObject) => error.instancePath.split("/").length;
  const deepest = Math.max(...telling.map(depth));
  const lines = telling.filter((error) => depth(error) === deepest).map(lineOf);
  return lines.length > 0 ? [...new Set(lines)].slice(0, 3).join("; ") : "fits none of the schema's variants";
}

const lineOf = ({ instancePath, message, params }: ErrorObject) =>
  `${instancePath} ${message}${"additionalProperty" in params ? ` (${String(params.additionalProperty)})` : ""}`;
