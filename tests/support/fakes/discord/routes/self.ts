import { userWire } from "../message.ts";
import { ok, type Route } from "./route.ts";

/** Who the bot is, and where it is. */
export const selfRoutes = (gatewayUrl: () => string): readonly Route[] => [
  { method: "GET", path: "/gateway", open: true, answer: () => ok({ url: gatewayUrl() }) },
  {
    method: "GET",
    path: "/gateway/bot",
    answer: () =>
      ok({
        url: gatewayUrl(),
        shards: 1,
        session_start_limit: { total: 1000, remaining: 1000, reset_after: 86_400_000, max_concurrency: 1 },
      }),
  },
  { method: "GET", path: "/users/@me", answer: ({ world }) => ok(userWire(world.bot)) },
  {
    method: "GET",
    path: "/applications/@me",
    answer: ({ world }) => ok({ id: world.bot.id, name: "Cairn", description: "", flags: 0, bot: userWire(world.bot) }),
  },
  {
    method: "GET",
    path: "/users/@me/guilds",
    answer: ({ world }) =>
      ok(
        [...world.guilds.values()]
          .filter(({ joined }) => joined)
          .map(({ id, name }) => ({ id, name, icon: null, owner: false, permissions: "0", features: [] })),
      ),
  },
];
