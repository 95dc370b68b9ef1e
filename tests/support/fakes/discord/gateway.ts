import type { IncomingMessage, Server } from "node:http";
import { type WebSocket, WebSocketServer } from "ws";
import { type Fields, fieldsOf, type Json, numberOf, textOf } from "./json.ts";
import { userWire } from "./message.ts";
import { channelWire } from "./routes/channels.ts";
import { type GatewayRuleName, gatewayRule } from "./rules.ts";
import { minutes, op } from "./words.ts";
import type { World } from "./world.ts";

/** One login, which outlives its connections. */
export interface Session {
  readonly id: string;
  readonly intents: number;
  /** Every dispatch in order; its place is its sequence, less one. */
  readonly sent: Fields[];
  socket: WebSocket | undefined;
}

/** One connection, from HELLO on. */
interface Connection {
  readonly socket: WebSocket;
  session?: Session;
  heartbeat: number;
  readonly frames: number[];
}

export interface Gateway {
  readonly sessions: ReadonlyMap<string, Session>;
  /** The rules by which connections were ended, in order. */
  readonly ended: readonly { readonly rule: GatewayRuleName; readonly close: number | "invalid session" }[];
  /** How often a session was resumed. */
  readonly resumes: number;
  /** Sends an event to every session; whoever is disconnected gets it on RESUME. */
  dispatch(name: string, data: Json): void;
  /** Ends every connection: with a close code, or without a word (1006). The sessions wait. */
  drop(code?: number): void;
  /** Asks every client to reconnect and to resume (opcode 7). */
  reconnectRequested(): void;
  /** Forgets the sessions: a RESUME gets INVALID_SESSION. */
  forget(): void;
  /** Ends the connections that have sent no heartbeat in their interval, by the fake's clock: it does so only when told. */
  closeSilent(): void;
  stop(): void;
}

export interface GatewayOptions {
  readonly token: string;
  readonly url: () => string;
  readonly heartbeatMs: number;
}

/** GUILD_MEMBERS, GUILD_PRESENCES, MESSAGE_CONTENT: the application has asked for none of them. */
const privileged = (1 << 1) | (1 << 8) | (1 << 15);
/** Up to DIRECT_MESSAGE_POLLS, bit 25. */
const knownIntents = (1 << 26) - 1;
const guildsIntent = 1;

export function gatewayOf(server: Server, world: World, { token, url, heartbeatMs }: GatewayOptions): Gateway {
  const sessions = new Map<string, Session>();
  const connections = new Set<Connection>();
  const ended: { rule: GatewayRuleName; close: number | "invalid session" }[] = [];
  let [identified, resumes] = [0, 0];
  const sockets = new WebSocketServer({ server, maxPayload: 1 << 20 });
  sockets.on("connection", (socket, request) => connect(socket, request));

  function connect(socket: WebSocket, request: IncomingMessage): void {
    const connection: Connection = { socket, heartbeat: world.now(), frames: [] };
    connections.add(connection);
    socket.on("message", (frame) => {
      const broken = receive(connection, String(frame));
      if (broken) end(connection, broken);
      world.changed();
    });
    socket.on("close", (code) => {
      connections.delete(connection);
      const { session } = connection;
      if (session?.socket === socket) {
        session.socket = undefined;
        // Whoever says goodbye with 1000 or 1001 is gone; any other end leaves the session waiting.
        if (code === 1000 || code === 1001) sessions.delete(session.id);
      }
      world.changed();
    });
    const version = new URL(request.url ?? "/", "ws://discord").searchParams.get("v");
    if (version !== "10") end(connection, "the gateway's version is 10");
    else send(socket, { op: op.hello, d: { heartbeat_interval: heartbeatMs } });
  }

  /** The rule that the frame breaks, if it does. */
  function receive(connection: Connection, text: string): GatewayRuleName | undefined {
    const frame = parsed(text);
    if (!frame) return "a frame is JSON of at most 4096 bytes";
    const since = world.now() - minutes(1);
    connection.frames.splice(0, connection.frames.findLastIndex((at) => at <= since) + 1);
    if (connection.frames.push(world.now()) > 120) return "a connection sends at most 120 frames a minute";
    const data = fieldsOf(frame.d);
    switch (frame.op) {
      case op.heartbeat:
        connection.heartbeat = world.now();
        send(connection.socket, { op: op.ack });
        return undefined;
      case op.identify:
        return identify(connection, data);
      case op.resume:
        return resume(connection, data);
      case op.presence:
      case 4: // voice state
      case 8: // guild members
        return connection.session ? undefined : "a session begins with IDENTIFY or RESUME";
      default:
        return "an opcode is known";
    }
  }

  function identify(connection: Connection, data: Fields): GatewayRuleName | undefined {
    const intents = numberOf(data.intents);
    if (connection.session) return "a connection identifies once";
    if (data.token !== token) return "IDENTIFY has the right token";
    if (typeof data.intents !== "number" || intents < 0 || intents > knownIntents) return "intents are known ones";
    if (intents & privileged) return "intents are not privileged";
    const session: Session = { id: `session${++identified}`, intents, sent: [], socket: connection.socket };
    connection.session = session;
    sessions.set(session.id, session);
    const joined = [...world.guilds.values()].filter((guild) => guild.joined);
    push(session, "READY", {
      v: 10,
      user: userWire(world.bot),
      guilds: joined.map(({ id }) => ({ id, unavailable: true })),
      session_id: session.id,
      resume_gateway_url: url(),
      session_type: "normal",
      application: { id: world.bot.id, flags: 0 },
      shard: Array.isArray(data.shard) ? data.shard : [0, 1],
    });
    if (intents & guildsIntent) for (const { id } of joined) push(session, "GUILD_CREATE", guildWire(world, id));
    return undefined;
  }

  function resume(connection: Connection, data: Fields): GatewayRuleName | undefined {
    const session = sessions.get(textOf(data.session_id));
    if (connection.session) return "a connection identifies once";
    if (data.token !== token) return "RESUME has the right token";
    if (!session) return "RESUME names a session that lives";
    const seen = numberOf(data.seq);
    if (seen > session.sent.length) return "RESUME names a sequence that was sent";
    session.socket?.close(4000); // a connection that is not known to be dead yet
    session.socket = connection.socket;
    connection.session = session;
    for (const missed of session.sent.slice(seen)) send(connection.socket, missed);
    resumes += 1;
    push(session, "RESUMED", {});
    return undefined;
  }

  function end(connection: Connection, rule: GatewayRuleName): void {
    const { close, says } = gatewayRule(rule);
    ended.push({ rule, close });
    if (typeof close === "number") connection.socket.close(close, says);
    else send(connection.socket, { op: op.invalidSession, d: false });
  }

  return {
    sessions,
    ended,
    get resumes() {
      return resumes;
    },
    dispatch(name, data) {
      for (const session of sessions.values()) push(session, name, data);
    },
    drop(code = 1006) {
      for (const { socket } of connections) {
        if (code === 1006) socket.terminate();
        else socket.close(code);
      }
      for (const session of sessions.values()) session.socket = undefined;
    },
    reconnectRequested() {
      for (const { socket } of connections) send(socket, { op: op.reconnect, d: null });
    },
    forget: () => sessions.clear(),
    closeSilent() {
      for (const connection of connections) {
        if (world.now() - connection.heartbeat > heartbeatMs * 1.5) end(connection, "a heartbeat comes in time");
      }
    },
    stop() {
      for (const { socket } of connections) socket.terminate();
      sockets.close();
    },
  };
}

function push(session: Session, t: string, d: Json): void {
  const frame = { op: op.dispatch, t, s: session.sent.length + 1, d };
  session.sent.push(frame);
  if (session.socket) send(session.socket, frame);
}

const send = (socket: WebSocket, frame: Fields): void => socket.send(JSON.stringify(frame));

function parsed(text: string): Fields | undefined {
  if (Buffer.byteLength(text) > 4096) return undefined;
  try {
    return fieldsOf(JSON.parse(text) as Json);
  } catch {
    return undefined;
  }
}

const guildWire = (world: World, id: string): Fields => ({
  id,
  name: world.guilds.get(id)?.name ?? "",
  unavailable: false,
  member_count: world.users.size + 1,
  members: [],
  channels: [...world.channels.values()].filter((channel) => channel.guild_id === id && !channel.parent_id).map(channelWire),
  threads: [...world.channels.values()].filter((channel) => channel.guild_id === id && channel.parent_id).map(channelWire),
  roles: [{ id, name: "@everyone", permissions: "0", position: 0, color: 0, hoist: false, managed: false, mentionable: false, flags: 0 }],
  emojis: [],
  stickers: [],
  features: [],
  presences: [],
  voice_states: [],
  preferred_locale: "en-US",
});
