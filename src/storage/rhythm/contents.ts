import type { Reply } from "#core";

/** A reply as it went in: JSON makes a text of an instant. */
export const revived = (reply: Reply): Reply => withInstants(reply) as Reply;

function withInstants(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withInstants);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value);
  if ("kind" in value && value.kind === "time")
    return Object.fromEntries(entries.map(([key, each]) => [key, key === "at" ? new Date(String(each)) : each]));
  return Object.fromEntries(entries.map(([key, each]) => [key, withInstants(each)]));
}
