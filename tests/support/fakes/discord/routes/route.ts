import { type Fields, fieldsOf, type Json } from "../json.ts";
import type { Upload } from "../message.ts";
import type { RuleName } from "../rules.ts";
import type { World } from "../world.ts";

/** One request, as a route sees it. */
export interface Call {
  readonly world: World;
  /** What stood in the path's places, in order. */
  readonly params: readonly string[];
  readonly query: URLSearchParams;
  readonly body: Json | undefined;
  readonly uploads: readonly Upload[];
  /** Refuses a body that Discord's own document does not allow: after the checks by hand, before any effect. */
  checkSchema(): void;
}

export interface Reply {
  readonly status: number;
  readonly body?: Json;
  /** A rule that was applied without an error. */
  readonly rule?: RuleName;
}

export interface Route {
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** In the words of Discord's document: "/channels/{channel_id}/messages". */
  readonly path: string;
  /** Where the path itself holds a token, none is asked for in the header. */
  readonly open?: boolean;
  answer(call: Call): Reply;
}

export const ok = (body: Json): Reply => ({ status: 200, body });
export const empty: Reply = { status: 204 };

export const formOf = (call: Call): Fields => fieldsOf(call.body);
export const param = (call: Call, index: number): string => call.params[index] ?? "";
export const fileNames = (call: Call): readonly string[] => call.uploads.map(({ filename }) => filename);
