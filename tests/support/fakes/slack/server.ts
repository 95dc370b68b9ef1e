import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { Failing, Failures } from "./failures.ts";
import { type Fields, textOf } from "./json.ts";
import { type Limits, rateLimited } from "./limits.ts";
import { type Method, needScope } from "./methods/method.ts";
import { Refusal, refuse } from "./refusal.ts";
import { argumentsOf, parsed } from "./request-body.ts";
import { respond } from "./response-url.ts";
import type { World } from "./world.ts";

export interface Door {
  readonly world: World;
  readonly methods: Readonly<Record<string, Method>>;
  readonly limits: Limits;
  readonly failures: Failures;
}

/** The HTTP half: asks for the token, counts, answers, and keeps what came. */
export function httpServer(door: Door): Server {
  return createServer((request, response) => {
    void serve(door, request, response).catch((error: unknown) => {
      // A fault of the fake itself must not look like one of Slack's bad days.
      response.writeHead(599).end(String(error));
      console.error(error);
    });
  });
}

async function serve(door: Door, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { world } = door;
  const { pathname, searchParams } = new URL(request.url ?? "/", "http://slack");
  const raw = await read(request);
  const isResponse = pathname.startsWith("/response/");
  const method = isResponse ? "response_url" : pathname.replace(/^\/api\//, "");
  const failure = door.failures.next(method);
  let args: Fields = {};
  let refusal: Refusal | undefined;
  let body: Fields = {};
  try {
    if (isResponse) {
      args = { ...(parsed(raw) as Fields | undefined) };
      if (!failure || failure.accepted) body = respond(world, pathname.split("/").at(-1) ?? "", parsed(raw));
    } else {
      args = argumentsOf(raw, request.headers["content-type"], searchParams);
      const found = pathname.startsWith("/api/") ? door.methods[method] : undefined;
      const known = found ?? refuse("the method exists");
      checkToken(world, known, request.headers.authorization, args);
      door.limits.count(method, textOf(args.channel));
      if (known.scope) needScope(world, known.scope);
      if (!failure || failure.accepted) body = known.answer({ world, method, args });
    }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    refusal = error;
    body = error.body;
  }
  const answered = failure ? statusOf(failure) : (refusal?.status ?? 200);
  world.requests.push({
    method,
    args,
    at: world.now(),
    status: answered,
    ...(refusal && { error: refusal.error }),
    rules: refusal?.rules ?? [],
    ...(failure && { failed: failure.how }),
  });
  const headers = { "X-OAuth-Scopes": [...world.scopes].join(","), ...refusal?.headers };
  if (failure) fail(failure, request, response);
  else send(response, answered, headers, body);
  world.changed();
}

async function read(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString("utf8");
}

function checkToken(world: World, { token: kind }: Method, header: string | undefined, args: Fields): void {
  const token = header?.replace(/^Bearer /, "") ?? textOf(args.token);
  if (token === "") refuse("a token is given");
  if (token !== world.botToken && token !== world.appToken) refuse("the token is a known one");
  if ((token === world.appToken) !== (kind === "app")) refuse("the token is of the method's kind");
}

const statusOf = ({ how }: Failing): number => (typeof how === "number" ? how : typeof how === "object" ? 200 : 0);

function fail({ how, retryAfter }: Failing, request: IncomingMessage, response: ServerResponse): void {
  if (how === "hang") return;
  if (how === "reset") {
    request.socket.resetAndDestroy();
  } else if (how === 429) {
    const { status, headers, body } = rateLimited(retryAfter);
    send(response, status, headers, body);
  } else if (typeof how === "object") {
    send(response, 200, {}, { ok: false, error: how.error });
  } else {
    response.writeHead(how, { "Content-Type": "text/html" }).end(`<html><h1>${how}</h1></html>`);
  }
}

function send(response: ServerResponse, status: number, headers: Readonly<Record<string, string>>, body: Fields): void {
  response.writeHead(status, { ...headers, "Content-Type": "application/json; charset=utf-8" });
  response.end(JSON.stringify(body));
}
