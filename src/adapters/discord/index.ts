import type { Bot, Log, Platform, Store, Timers } from "#core";
import { createAnswerer } from "./answer.ts";
import { idsIn } from "./commands.ts";
import { failureOf, outline, wrongToken } from "./failure.ts";
import { lastCloseCodes } from "./limits.ts";
import { createPoster } from "./post.ts";
import { hashOf, inviteLink, registration, registrationRoute } from "./register.ts";

export interface DiscordParts {
  readonly token: string;
  /** Another address than Discord's own, for tests. */
  readonly apiUrl?: string;
  /** Registers the commands in this server only, where they show at once: for development. */
  readonly guildId?: string;
  readonly bot: Bot;
  /** Remembers what was registered last, so that an unchanged list is not sent again. */
  readonly registrations: Store["registrations"];
  readonly log: Log;
  readonly timers: Timers;
  /** Told in a sentence why the bot cannot go on; it should stop the process. */
  fatal(sentence: string): void;
}

/** A lost request is known to be lost after this time. */
const requestTimeout = 10_000;

/** Listens at the gateway, without intents, and speaks by REST. discord.js is loaded here, and nowhere else. */
export async function createDiscord(parts: DiscordParts): Promise<Platform> {
  const { apiUrl, guildId, bot, registrations, log, timers, fatal } = parts;
  const token = parts.token.trim().replace(/^Bot\s+/i, "");
  const payload = registration(bot);
  const { Client, Options, REST } = await import("discord.js");
  const address = apiUrl === undefined ? {} : { api: apiUrl };

  const client = new Client({
    intents: [],
    rest: address,
    allowedMentions: { parse: [] },
    // We read raw JSON: what discord.js makes of it is not kept.
    makeCache: Options.cacheWithLimits({ UserManager: 0, MessageManager: 0 }),
  });
  // Each of the two repeats a request only where we do so ourselves; answers to interactions know no limit of the whole bot.
  const answering = new REST({
    ...address,
    version: "10",
    retries: 0,
    timeout: requestTimeout,
    globalRequestsPerSecond: Number.POSITIVE_INFINITY,
  });
  const posting = new REST({ ...address, version: "10", retries: 0, timeout: requestTimeout, rejectOnRateLimit: () => true }).setToken(
    token,
  );

  const ids = new Map<string, string>();
  const answerer = createAnswerer({ bot, ids, requests: answering, log, timers });
  const underWay = new Set<Promise<void>>();
  let isOpen = true;
  let isReady = false;
  const ready = Promise.withResolvers<string>();

  client.on("raw", (packet: { readonly t?: string; readonly d?: unknown }) => {
    if (packet.t === "READY") ready.resolve((packet.d as { application: { id: string } }).application.id);
    if (packet.t !== "INTERACTION_CREATE" || !isOpen) return;
    const taken = answerer.take(packet.d).finally(() => underWay.delete(taken));
    underWay.add(taken);
  });
  client.on("error", (error) => log.error(outline(error), "discord.js reports an error"));
  client.on("shardError", (error) => log.warn(outline(error), "The connection to Discord failed; it is made anew"));
  client.on("shardReconnecting", () => {
    if (isOpen) log.info({}, "The connection to Discord was lost; it is made anew");
  });
  client.on("shardResume", () => log.info({}, "The connection to Discord is back"));
  client.on("shardDisconnect", ({ code }) => {
    const reason = lastCloseCodes[code];
    if (!isOpen || !reason) return;
    const sentence = code === 4004 ? wrongToken : `${reason} (gateway close code ${code}).`;
    if (isReady) fatal(sentence);
    else ready.reject(new Error(sentence));
  });

  async function login(): Promise<void> {
    if (!/^[\w.-]+$/.test(token)) throw new Error(wrongToken);
    try {
      await client.login(token);
    } catch (error) {
      if (isWrongToken(error)) throw new Error(wrongToken);
      const reason = error instanceof Error ? error.message : String(error);
      throw new Error(`Discord could not be reached at ${apiUrl ?? "discord.com"}: ${reason}`, { cause: error });
    }
  }

  /**
   * Sends the list of commands if it changed since it was sent last, else asks for it: either way Discord answers with the ids.
   * The bot goes on with the old list where Discord refuses.
   */
  async function register(application: string): Promise<void> {
    const route = registrationRoute(application, guildId);
    const hash = hashOf(payload, route);
    const isSent = (await registrations.hash("discord")) === hash;
    try {
      const answer = isSent ? await client.rest.get(route) : await client.rest.put(route, { body: payload });
      for (const [name, id] of idsIn(answer)) ids.set(name, id);
      if (isSent) return;
      await registrations.setHash("discord", hash);
      log.info({ commands: payload.length, server: guildId ?? "all" }, "The commands are registered with Discord");
    } catch (error) {
      const failure = failureOf(error);
      if (failure.kind === "refused" && failure.status === 401) throw new Error(wrongToken);
      const remedy = guildId !== undefined && failure.kind === "refused" && failure.status === 403 ? "; is the bot in that server?" : "";
      log.error(
        { ...outline(error), server: guildId ?? "all" },
        isSent
          ? "Discord does not tell the ids of the commands, so that none can be pressed"
          : `The commands could not be registered with Discord${remedy}`,
      );
    }
  }

  async function close(): Promise<void> {
    isOpen = false;
    await Promise.allSettled(underWay);
    await client.destroy();
    for (const rest of [answering, posting]) {
      rest.clearHashSweeper();
      rest.clearHandlerSweeper();
    }
  }

  return {
    async start() {
      try {
        // A gateway that refuses the bot leaves the login waiting for ever.
        await Promise.race([login(), ready.promise]);
        const application = await ready.promise;
        isReady = true;
        await register(application);
        return `Cairn is on Discord. Invite it to a server: ${inviteLink(application)}`;
      } catch (error) {
        await close();
        throw error;
      }
    },
    stop: close,
    ...createPoster({ requests: posting, ids, fatal }),
    // Discord says with each call whether its caller manages the server, and what the bot may not do in its channel.
    isOrganizer: async ({ manages }) => manages === true,
    remedy: async ({ lacks = [] }) =>
      lacks.length > 0 ? `In this channel's settings, under Permissions, allow me: ${lacks.join(", ")}.` : undefined,
  };
}

/** What discord.js throws where Discord, asked by REST, does not know the token. */
const isWrongToken = (error: unknown): boolean => error instanceof Error && "code" in error && error.code === "TokenInvalid";
