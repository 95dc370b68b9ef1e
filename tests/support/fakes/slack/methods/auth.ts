import type { SocketMode } from "../socket.ts";
import type { Method } from "./method.ts";

/** Who the bot is, and the address for a connection. */
export const authMethods = (socket: () => SocketMode): Readonly<Record<string, Method>> => ({
  "auth.test": {
    token: "bot",
    answer: ({ world }) => ({
      ok: true,
      url: `https://${world.team.domain}.slack.com/`,
      team: world.team.name,
      user: world.bot.name,
      team_id: world.team.id,
      user_id: world.bot.id,
      bot_id: world.botId,
      is_enterprise_install: false,
    }),
  },
  "apps.connections.open": { token: "app", answer: () => ({ ok: true, url: socket().newUrl() }) },
});
