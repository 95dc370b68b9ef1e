import { type Fields, isFields, type Json } from "./json.ts";
import { refuse } from "./refusal.ts";

/** Arguments that are JSON within a form, as web-api sends them. */
const jsonArguments = ["blocks", "metadata", "view", "attachments"];

/** The arguments of a call: of a form, or of JSON. */
export function argumentsOf(raw: string, contentType: string | undefined, query: URLSearchParams): Fields {
  const type = (contentType ?? "").split(";")[0]?.trim();
  if (type === "application/json") return { ...Object.fromEntries(query), ...objectOf(raw) };
  if (raw !== "" && type !== "application/x-www-form-urlencoded") refuse("the body is a form or JSON");
  const args: Record<string, Json> = Object.fromEntries([...query, ...new URLSearchParams(raw)]);
  for (const name of jsonArguments) {
    const text = args[name];
    const read = typeof text === "string" ? parsed(text) : undefined;
    if (read !== undefined) args[name] = read;
  }
  return args;
}

function objectOf(raw: string): Fields {
  const value = parsed(raw);
  return isFields(value) ? value : refuse("JSON is an object");
}

export function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}
