import { once } from "node:events";
import { WebSocket } from "ws";
import { type FakeDiscord, type FakeDiscordOptions, startFakeDiscord } from "../index.ts";
import { type Fields, fieldsOf, type Json } from "../json.ts";
import { op } from "../words.ts";

/** A fake, a clock that stands still until it is moved, and bare hands to send it whatever one likes. */
export interface Hand {
  readonly fake: FakeDiscord;
  pass(ms: number): void;
  /** A request with the bot's token, unless other headers are given. */
  call(method: string, path: string, body?: Json | FormData, headers?: Record<string, string>): Promise<Outcome>;
  connect(version?: string): Promise<Line>;
  /** A line that has identified itself, so that interactions find someone. */
  identified(): Promise<Line>;
  stop(): Promise<void>;
}

export interface Outcome {
  readonly status: number;
  readonly body: Fields;
  readonly headers: Headers;
}

/** One bare connection to the gateway. */
export interface Line {
  send(frame: Json | string): void;
  /** The next frame that has this opcode, and this name if it is an event. */
  frame(opcode: number, name?: string): Promise<Fields>;
  readonly closed: Promise<number>;
  close(code: number): void;
}

export const start = Date.parse("2026-11-30T08:00:00Z");

export async function openHand(options: FakeDiscordOptions = {}): Promise<Hand> {
  let now = start;
  const fake = await startFakeDiscord({ now: () => now, ...options });
  const lines: WebSocket[] = [];

  async function connect(version = "10"): Promise<Line> {
    const socket = new WebSocket(`${fake.url.replace("http", "ws").replace("/api", "/gateway")}?v=${version}&encoding=json`);
    lines.push(socket);
    const line = lineOf(socket);
    await once(socket, "open");
    return line;
  }

  return {
    fake,
    pass: (ms) => {
      now += ms;
    },
    async call(method, path, body, headers = { Authorization: `Bot ${fake.token}` }) {
      const content = body instanceof FormData ? body : body === undefined ? undefined : JSON.stringify(body);
      const type = body instanceof FormData || body === undefined ? {} : { "Content-Type": "application/json" };
      const response = await fetch(`${fake.url}/v10${path}`, {
        method,
        headers: { ...type, ...headers },
        ...(content && { body: content }),
      });
      const text = await response.text();
      return { status: response.status, headers: response.headers, body: text === "" ? {} : fieldsOf(JSON.parse(text) as Json) };
    },
    connect,
    async identified() {
      const line = await connect();
      line.send({ op: op.identify, d: { token: fake.token, intents: 0, properties: {} } });
      await line.frame(op.dispatch, "READY");
      return line;
    },
    async stop() {
      for (const line of lines) line.terminate();
      await fake.stop();
    },
  };
}

function lineOf(socket: WebSocket): Line {
  const frames: Fields[] = [];
  const waiting = new Set<() => void>();
  socket.on("message", (text) => {
    frames.push(fieldsOf(JSON.parse(String(text)) as Json));
    for (const look of waiting) look();
  });
  const closed = new Promise<number>((resolve) => socket.once("close", resolve));
  return {
    send: (frame) => socket.send(typeof frame === "string" ? frame : JSON.stringify(frame)),
    frame: (opcode, name) =>
      new Promise((resolve) => {
        const look = () => {
          const at = frames.findIndex((frame) => frame.op === opcode && (name === undefined || frame.t === name));
          const [found] = at < 0 ? [] : frames.splice(at, 1);
          if (!found) return;
          waiting.delete(look);
          resolve(found);
        };
        waiting.add(look);
        look();
      }),
    closed,
    close: (code) => socket.close(code),
  };
}
