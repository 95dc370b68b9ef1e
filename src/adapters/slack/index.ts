import { type Bot, type Log, type Platform, type Timers, z } from "#core";
import { createAnswerer } from "./answer.ts";
import { slackNames } from "./commands.ts";
import { missingScopes, outline, tokenTrouble, unreachable } from "./failure.ts";
import { createHome } from "./home.ts";
import { scopes } from "./limits.ts";
import { createPeople } from "./people.ts";
import { createPoster } from "./post.ts";
import { keepConnected } from "./socket.ts";

export interface SlackParts {
  /** The bot's token, `xoxb-…`. */
  readonly botToken: string;
  /** The app's token, `xapp-…`, with which it connects. */
  readonly appToken: string;
  /** Another address than Slack's own, for tests. */
  readonly apiUrl?: string;
  /** Stands before each command's name; empty for none. */
  readonly prefix: string;
  readonly bot: Bot;
  readonly log: Log;
  readonly timers: Timers;
  now(): Date;
  /** Told in a sentence why the bot cannot go on; it should stop the process. */
  fatal(sentence: string): void;
}

/** A lost request is known to be lost after this time. */
const requestTimeout = 10_000;

const identity = z.object({
  team_id: z.string(),
  team: z.string().default("Slack"),
  response_metadata: z.object({ scopes: z.array(z.string()).optional() }).optional(),
});

/** Listens in Socket Mode, and speaks by the Web API and by response addresses. Slack's SDK is loaded here, and nowhere else. */
export async function createSlack(parts: SlackParts): Promise<Platform> {
  const { apiUrl, bot, log, timers, now, fatal } = parts;
  const botToken = parts.botToken.trim();
  const appToken = parts.appToken.trim();
  const names = slackNames(bot, parts.prefix);
  const [{ App, SocketModeReceiver, LogLevel }, { WebClient }] = await Promise.all([import("@slack/bolt"), import("@slack/web-api")]);

  const logger = quiet(log, LogLevel.WARN);
  // Written out for every client, the receiver's too, which would else change what the others were given.
  const clientOptions = () => ({
    ...(apiUrl !== undefined && { slackApiUrl: apiUrl }),
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: requestTimeout,
    logger,
  });
  const asking = new WebClient(botToken, clientOptions());
  // What waits in one queue would hold up the other.
  const posting = new WebClient(botToken, clientOptions());
  const receiver = new SocketModeReceiver({
    appToken,
    autoReconnectEnabled: false,
    logger,
    installerOptions: { clientOptions: clientOptions() },
  });
  const app = new App({
    receiver,
    clientOptions: clientOptions(),
    logger,
    convoStore: false,
    ignoreSelf: false,
    attachFunctionToken: false,
    authorize: async () => ({ botToken }),
  });

  const people = createPeople({ requests: asking, log, timers, now });
  const home = createHome({ bot, names, people, requests: asking, log });
  const answerer = createAnswerer({ bot, names, people, home, requests: asking, respond, log, timers });
  const connection = keepConnected({ receiver, log, timers, fatal });
  const underWay = new Set<Promise<void>>();
  let isTaking = true;
  let team = "";

  app.use(async (envelope) => {
    // One that is not acknowledged comes again, to whoever runs then.
    if (!isTaking) return;
    const acknowledge = async () => {
      if ("ack" in envelope && typeof envelope.ack === "function") await (envelope.ack as () => Promise<void>)();
    };
    const taken = answerer.take(envelope.body, acknowledge).finally(() => underWay.delete(taken));
    underWay.add(taken);
    await taken;
  });
  app.error(async (error) => log.error(outline(error), "bolt reports an error"));

  /** Asks Slack who we are, and whether we were given what we need. */
  async function introduce(): Promise<string> {
    let told: z.output<typeof identity>;
    try {
      told = identity.parse(await asking.auth.test());
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      throw new Error(tokenTrouble(error, "SLACK_BOT_TOKEN") ?? unreachable(reason, apiUrl ?? "slack.com"), {
        cause: error,
      });
    }
    const granted = told.response_metadata?.scopes;
    const missing = granted ? scopes.bot.filter((scope) => !granted.includes(scope)) : [];
    if (missing.length > 0) throw new Error(missingScopes(missing));
    team = told.team_id;
    return told.team;
  }

  return {
    ...createPoster({ requests: posting, names, timers, now, team: () => team, fatal }),
    isOrganizer: people.isOrganizer,
    remedy: people.remedy,
    async start() {
      const workspace = await introduce();
      await connection.open();
      return `Cairn is on Slack, in ${workspace}. Invite it to a channel: /invite @Cairn`;
    },
    async stop() {
      isTaking = false;
      await Promise.allSettled(underWay);
      await connection.close();
    },
  };
}

/** Sends what answers an interaction; throws an error that carries the status where Slack refuses. */
async function respond(address: string, body: object): Promise<void> {
  const response = await fetch(address, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(requestTimeout),
  });
  await response.arrayBuffer();
  if (response.ok) return;
  const after = Number(response.headers.get("retry-after"));
  throw Object.assign(new Error(`A response address answered with ${response.status}`), {
    status: response.status,
    ...(response.status === 429 && { retryAfter: after || 1 }),
  });
}

/** What the SDK warns of, without what it adds of bodies and addresses. Its errors come to us thrown, or end a connection. */
function quiet<Level>(log: Log, level: Level) {
  return {
    debug() {},
    info() {},
    warn: (...what: readonly unknown[]) =>
      log.warn({ sdk: String(what[0]).replace(/(wss?|https?):\/\/\S+/g, "…") }, "Slack's SDK warns of something"),
    error() {},
    setLevel() {},
    getLevel: () => level,
    setName() {},
  };
}
