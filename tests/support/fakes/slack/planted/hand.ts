import { once } from "node:events";
import type { LogLevel } from "@slack/web-api";
import { WebSocket } from "ws";
import { type FakeSlack, type FakeSlackOptions, startFakeSlack } from "../index.ts";
import { type Fields, fieldsOf, type Json, textOf } from "../json.ts";

/** A fake, a clock that stands still until it is moved, and bare hands to send it whatever one likes. */
export interface Hand {
  readonly fake: FakeSlack;
  pass(ms: number): void;
  /** A form as web-api sends it, with the bot's token unless another is given; "" gives none. */
  call(method: string, args?: Fields, token?: string): Promise<Outcome>;
  /** Any body, to any address of the fake. */
  send(path: string, body: string, contentType: string): Promise<Outcome>;
  /** JSON to a response_url. */
  respond(url: Json | undefined, body: Json): Promise<Outcome>;
  /** A connection at an address that apps.connections.open gave, or another one. */
  connect(url?: string): Promise<Line>;
  stop(): Promise<void>;
}

export interface Outcome {
  readonly status: number;
  readonly body: Fields;
  readonly headers: Headers;
}

/** One bare connection. */
export interface Line {
  send(frame: Json | string): void;
  /** The next frame of this type. */
  frame(type: string): Promise<Fields>;
  /** Resolves when all that was sent has been read: the fake answers pings in order. */
  read(): Promise<void>;
  readonly closed: Promise<number>;
}

export const start = Date.parse("2026-11-30T08:00:00Z");

export async function openHand(options: FakeSlackOptions = {}): Promise<Hand> {
  let now = start;
  const fake = await startFakeSlack({ now: () => now, ...options });
  const lines: WebSocket[] = [];
  const origin = fake.url.replace("/api/", "");

  async function send(path: string, body: string, type: string, token = fake.botToken): Promise<Outcome> {
    const headers = { "Content-Type": type, ...(token !== "" && { Authorization: `Bearer ${token}` }) };
    const response = await fetch(`${origin}${path}`, { method: "POST", headers, body });
    return { status: response.status, headers: response.headers, body: fieldsOf((await response.json()) as Json) };
  }

  const call: Hand["call"] = (method, args = {}, token) => {
    const form = new URLSearchParams();
    for (const [name, value] of Object.entries(args)) {
      if (value !== undefined) form.set(name, typeof value === "object" ? JSON.stringify(value) : String(value));
    }
    return send(`/api/${method}`, form.toString(), "application/x-www-form-urlencoded", token);
  };

  return {
    fake,
    pass: (ms) => {
      now += ms;
    },
    call,
    send,
    respond: (url, body) => send(new URL(textOf(url)).pathname, JSON.stringify(body), "application/json", ""),
    async connect(url) {
      const address = url ?? textOf((await call("apps.connections.open", {}, fake.appToken)).body.url);
      const socket = new WebSocket(address);
      lines.push(socket);
      const line = lineOf(socket);
      await Promise.race([once(socket, "open"), once(socket, "error")]).catch(() => undefined);
      return line;
    },
    async stop() {
      for (const line of lines) line.terminate();
      await fake.stop();
    },
  };
}

/** For the SDKs: what they say about planted failures concerns nobody. */
export const quiet = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  setLevel: () => undefined,
  setName: () => undefined,
  getLevel: () => "error" as LogLevel,
};

function lineOf(socket: WebSocket): Line {
  const frames: Fields[] = [];
  const waiting = new Set<() => void>();
  socket.on("message", (text) => {
    frames.push(fieldsOf(JSON.parse(String(text)) as Json));
    for (const look of waiting) look();
  });
  socket.on("error", () => undefined); // a refused handshake
  const closed = new Promise<number>((resolve) => socket.once("close", resolve));
  return {
    send: (frame) => socket.send(typeof frame === "string" ? frame : JSON.stringify(frame)),
    frame: (type) =>
      new Promise((resolve) => {
        const look = () => {
          const at = frames.findIndex((frame) => frame.type === type);
          const [found] = at < 0 ? [] : frames.splice(at, 1);
          if (!found) return;
          waiting.delete(look);
          resolve(found);
        };
        waiting.add(look);
        look();
      }),
    async read() {
      const answered = once(socket, "pong");
      socket.ping();
      await answered;
    },
    closed,
  };
}
