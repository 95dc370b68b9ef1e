import type { IncomingMessage, Server } from "node:http";
import { type WebSocket, WebSocketServer } from "ws";
import { type Act, show } from "./act.ts";
import { type Fields, fieldsOf, type Json, textOf } from "./json.ts";
import { createMessage, isEphemeral, keyOf } from "./message.ts";
import { Refusal } from "./refusal.ts";
import type { SocketRuleName } from "./rules.ts";
import { ackWithin, mostConnections } from "./words.ts";
import type { World } from "./world.ts";

/** One envelope on its way: the same act may be sent more than once. */
interface Delivery {
  readonly act: Act;
  readonly at: number;
  readonly socket: WebSocket;
  acknowledged: boolean;
}

export interface SocketMode {
  /** How many clients are connected, and were greeted. */
  readonly connected: number;
  /** How many connections there were in all. */
  readonly greeted: number;
  /** The rules that clients broke, in order. */
  readonly broken: readonly SocketRuleName[];
  /** A single-use address for a connection. */
  newUrl(): string;
  /** Sends what a person did to one of the connections. */
  send(act: Act, retryReason?: string): void;
  /** From now on commands and presses, too, are sent again when their connection ends unacknowledged, as events are. */
  redeliverAll(): void;
  /** Asks every client to connect anew, as Slack does every few hours. */
  disconnect(reason: "refresh_requested" | "warning" | "link_disabled"): void;
  /** Ends every connection without a word. */
  drop(): void;
  /** Answers no ping any more. */
  mute(): void;
  /** Sends every client a ping; the first one makes it expect more. */
  ping(): void;
  stop(): void;
}

export function socketMode(server: Server, world: World, url: () => string, checkAnswer: (act: Act, payload: Fields) => void): SocketMode {
  const addresses = new Set<string>();
  const live = new Set<WebSocket>();
  const deliveries = new Map<string, Delivery>();
  const waiting: Act[] = [];
  const broken: SocketRuleName[] = [];
  let [greeted, turn, answering, redelivering] = [0, 0, true, false];
  let [envelopes, tickets] = [0, 0];
  const sockets = new WebSocketServer({ server, autoPong: false, verifyClient: ({ req }, done) => done(isKnown(req), 404) });
  sockets.on("connection", connect);

  function isKnown(request: IncomingMessage): boolean {
    const known = addresses.delete(new URL(request.url ?? "/", "ws://slack").searchParams.get("ticket") ?? "");
    if (!known) breaks("a connection's address is used once");
    return known;
  }

  function connect(socket: WebSocket): void {
    socket.on("message", (frame) => {
      receive(String(frame));
      world.changed();
    });
    socket.on("ping", (content) => {
      if (answering) socket.pong(content);
    });
    socket.on("close", () => {
      live.delete(socket);
      const under = [...deliveries.values()].filter((delivery) => delivery.socket === socket && delivery.act.acks.length === 0);
      for (const act of new Set(under.map(({ act }) => act))) if (comesAgain(act)) send(act, "timeout");
      world.changed();
    });
    if (live.size >= mostConnections) {
      breaks("an app has at most 10 connections");
      socket.send(JSON.stringify({ type: "disconnect", reason: "too_many_websockets", debug_info: { host: "applink-1" } }));
      socket.close();
      return;
    }
    live.add(socket);
    greeted += 1;
    socket.send(
      JSON.stringify({
        type: "hello",
        num_connections: live.size,
        debug_info: { host: "applink-1", build_number: 1, approximate_connection_time: 18_060 },
        connection_info: { app_id: world.appId },
      }),
    );
    for (const act of waiting.splice(0)) send(act, "timeout");
    world.changed();
  }

  /** Slack sends events again, of the rest nobody knows. */
  function comesAgain(act: Act): boolean {
    return act.kind === "home" || redelivering;
  }

  function send(act: Act, retryReason = ""): void {
    const all = [...live];
    const socket = all[turn % Math.max(all.length, 1)];
    turn += 1;
    if (!socket) {
      if (comesAgain(act)) waiting.push(act);
      else act.failed = "dispatch_failed";
      return;
    }
    const envelope = `envelope-${++envelopes}`;
    const retry = act.attempts.length;
    deliveries.set(envelope, { act, at: world.now(), socket, acknowledged: false });
    act.attempts.push({ envelope, at: world.now(), retry });
    const type = { command: "slash_commands", action: "interactive", home: "events_api" }[act.kind];
    const counted = act.kind === "home" || retry > 0 ? { retry_attempt: retry, retry_reason: retry > 0 ? retryReason : "" } : {};
    socket.send(
      JSON.stringify({ envelope_id: envelope, payload: act.payload, type, accepts_response_payload: act.kind === "command", ...counted }),
    );
  }

  function receive(text: string): void {
    const frame = parsed(text);
    const id = textOf(frame?.envelope_id);
    const delivery = deliveries.get(id);
    if (!frame || id === "") breaks("an acknowledgement is JSON with an envelope_id");
    else if (!delivery) breaks("an acknowledgement names an envelope that was sent");
    else if (delivery.acknowledged) breaks("an envelope is acknowledged once");
    else acknowledge(delivery, fieldsOf(frame.payload));
  }

  function acknowledge(delivery: Delivery, payload: Fields): void {
    const { act, at } = delivery;
    delivery.acknowledged = true;
    const late = world.now() - at > ackWithin;
    act.acks.push({ payload, late });
    if (late) {
      breaks("an acknowledgement comes within 3 seconds");
      act.failed ??= "operation_timeout";
    } else if (act.sends && Object.keys(payload).length === 0) {
      world.views.delete(act.sends);
    } else if (Object.keys(payload).length > 0) {
      if (act.kind === "command") answer(act, payload);
      else breaks("only what accepts a payload is answered with one");
    }
  }

  /** An acknowledgement's payload is the command's answer. */
  function answer(act: Act, payload: Fields): void {
    try {
      checkAnswer(act, payload);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      act.refusals.push(error);
      return;
    }
    if (!act.channel) return;
    const hidden = isEphemeral(payload) ? { onlyFor: act.user } : {};
    show(act, keyOf(createMessage(world, payload, { channel: act.channel, user: world.bot, ...hidden })));
  }

  function breaks(rule: SocketRuleName): void {
    broken.push(rule);
  }

  return {
    get connected() {
      return live.size;
    },
    get greeted() {
      return greeted;
    },
    broken,
    newUrl() {
      const ticket = `ticket-${++tickets}`;
      addresses.add(ticket);
      return `${url()}?ticket=${ticket}&app_id=${world.appId}`;
    },
    send,
    redeliverAll() {
      redelivering = true;
    },
    disconnect(reason) {
      for (const socket of live) socket.send(JSON.stringify({ type: "disconnect", reason, debug_info: { host: "applink-1" } }));
    },
    drop() {
      for (const socket of live) socket.terminate();
    },
    mute() {
      answering = false;
    },
    ping() {
      for (const socket of live) socket.ping("Ping from applink-1");
    },
    stop() {
      for (const socket of sockets.clients) socket.terminate();
      sockets.close();
    },
  };
}

function parsed(text: string): Fields | undefined {
  try {
    return fieldsOf(JSON.parse(text) as Json);
  } catch {
    return undefined;
  }
}
