import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { OpenApi } from "./checks/openapi.ts";
import type { Failures } from "./failures.ts";
import type { Json } from "./json.ts";
import { type Limits, RateLimited } from "./limits.ts";
import type { Upload } from "./message.ts";
import { Refusal, refuse, refuseFaults } from "./refusal.ts";
import { bodyOf } from "./request-body.ts";
import type { Reply, Route } from "./routes/route.ts";
import type { World } from "./world.ts";

export interface Door {
  readonly world: World;
  readonly routes: readonly Route[];
  readonly token: string;
  readonly limits: Limits;
  readonly failures: Failures;
  readonly openApi: OpenApi | undefined;
}

/** The REST half: finds the route, asks for the token, counts, answers, and keeps what came. */
export function restServer(door: Door): Server {
  return createServer((request, response) => {
    void serve(door, request, response).catch((error: unknown) => {
      // A fault of the fake itself must not look like one of Discord's bad days.
      response.writeHead(599).end(String(error));
      console.error(error);
    });
  });
}

async function serve(door: Door, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { world } = door;
  const { pathname, searchParams, search } = new URL(request.url ?? "/", "http://discord");
  const method = request.method ?? "GET";
  const path = pathname.replace(/^\/api(\/v\d+)?/, "");
  const raw = await read(request);
  const headers: Record<string, string> = {};
  let body: Json | undefined;
  let reply: Reply & { readonly refusal?: Refusal };
  let failure: ReturnType<Failures["next"]>;
  try {
    if (!pathname.startsWith("/api/v10/")) refuse(/^\/api\/v\d+\//.test(pathname) ? "the API version is 10" : "the address exists");
    const { route, params } = found(door.routes, method, path);
    failure = door.failures.next(`${method} ${route.path}`);
    if (!route.open) checkToken(request.headers.authorization, door.token);
    let uploads: readonly Upload[];
    ({ body, uploads } = await bodyOf(raw, request.headers["content-type"]));
    Object.assign(headers, door.limits.count(`${method} ${route.path}`, majorOf(route.path, params)));
    if (failure && !failure.accepted) reply = { status: 0 };
    else {
      const checkSchema = () => refuseFaults(door.openApi?.(method.toLowerCase(), route.path, body ?? null) ?? []);
      reply = route.answer({ world, params, query: searchParams, body, uploads, checkSchema });
    }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    if (error instanceof RateLimited) Object.assign(headers, error.headers);
    interactionIn(world, path)?.refusals.push(error);
    reply = { status: error.status, body: error.body, refusal: error };
  }
  world.requests.push({
    method,
    path,
    query: search.slice(1),
    body,
    at: world.now(),
    status: failure ? (typeof failure.how === "number" ? failure.how : 0) : reply.status,
    rules: reply.refusal?.rules ?? (reply.rule ? [reply.rule] : []),
    ...(reply.refusal && { refusal: reply.refusal.body }),
    ...(failure && { failed: failure.how }),
  });
  if (failure) fail(failure, request, response, headers);
  else send(response, reply.status, headers, reply.body);
  world.changed();
}

async function read(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

function found(routes: readonly Route[], method: string, path: string): { readonly route: Route; readonly params: readonly string[] } {
  const fitting = routes.flatMap((route) => {
    const match = patternOf(route.path).exec(path);
    return match ? [{ route, params: match.slice(1).map(decodeURIComponent) }] : [];
  });
  if (fitting.length === 0) return refuse("the address exists");
  return fitting.find(({ route }) => route.method === method) ?? refuse("the method fits the address");
}

const patternOf = (path: string) => new RegExp(`^${path.replaceAll(/\{\w+\}/g, "([^/]+)")}$`);

function checkToken(header: string | undefined, token: string): void {
  if (!header) refuse("a bot token is given");
  if (header !== `Bot ${token}`) refuse("the bot token is the right one");
}

/** The part of a path that has a rate limit of its own. */
const majorOf = (path: string, params: readonly string[]) =>
  /^\/(channels|guilds|webhooks)\//.test(path) ? params.slice(0, path.startsWith("/webhooks/") ? 2 : 1).join(" ") : "";

const interactionIn = (world: World, path: string) =>
  world.interactions.get(/^\/(?:interactions|webhooks)\/[^/]+\/([^/]+)/.exec(path)?.[1] ?? "");

function fail(
  { how, retryAfter }: NonNullable<ReturnType<Failures["next"]>>,
  request: IncomingMessage,
  response: ServerResponse,
  headers: Record<string, string>,
): void {
  if (how === "hang") return;
  if (how === "close") {
    request.socket.destroy();
  } else if (how === "reset") {
    request.socket.resetAndDestroy();
  } else if (how === 429) {
    const { status, body, headers: own } = new RateLimited("user", retryAfter, headers, true);
    send(response, status, own, body);
  } else if (how === 500) {
    send(response, how, headers, { message: "500: Internal Server Error", code: 0 });
  } else {
    response.writeHead(how, { "Content-Type": "text/html" }).end(`<html><h1>${how}</h1></html>`);
  }
}

function send(response: ServerResponse, status: number, headers: Record<string, string>, body?: Json): void {
  if (body === undefined) response.writeHead(status, headers).end();
  else response.writeHead(status, { ...headers, "Content-Type": "application/json" }).end(JSON.stringify(body));
}
