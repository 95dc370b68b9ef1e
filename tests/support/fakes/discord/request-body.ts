import type { Json } from "./json.ts";
import type { Upload } from "./message.ts";
import { refuse } from "./refusal.ts";

const mostBytes = 10 * 1024 * 1024;

/** A request's JSON, and its files where it came in parts. */
export async function bodyOf(
  raw: Buffer,
  contentType: string | undefined,
): Promise<{ readonly body: Json | undefined; readonly uploads: readonly Upload[] }> {
  if (raw.length === 0) return { body: undefined, uploads: [] };
  if (!contentType?.startsWith("multipart/form-data")) return { body: parsed(raw.toString()), uploads: [] };
  const form = await new Response(new Uint8Array(raw), { headers: { "Content-Type": contentType } }).formData();
  const uploads: Upload[] = [];
  for (const part of form.values()) {
    if (typeof part === "string") continue;
    if (part.size > mostBytes) refuse("a file has at most 10 MiB");
    uploads.push({ filename: part.name, content: Buffer.from(await part.arrayBuffer()) });
  }
  const json = form.get("payload_json");
  return { body: typeof json === "string" ? parsed(json) : undefined, uploads };
}

function parsed(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return refuse("the body is JSON");
  }
}
