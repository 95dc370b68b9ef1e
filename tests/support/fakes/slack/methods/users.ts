import type { Fields } from "../json.ts";
import type { User, World } from "../world.ts";
import { type Method, personOf, word } from "./method.ts";

export const userMethods: Readonly<Record<string, Method>> = {
  "users.info": {
    token: "bot",
    scope: "users:read",
    answer: (call) => ({ ok: true, user: userWire(call.world, personOf(call.world, word(call, "user"))) }),
  },
};

/** Of whoever is deactivated Slack tells no zone and no role. */
const userWire = (world: World, user: User): Fields => ({
  id: user.id,
  team_id: world.team.id,
  name: user.name,
  deleted: user.isDeactivated,
  profile: { real_name: user.realName, display_name: user.realName, team: world.team.id },
  ...(!user.isDeactivated && {
    real_name: user.realName,
    tz: user.tz,
    tz_label: user.tz,
    tz_offset: offsetOf(user.tz, world.now()),
    is_admin: user.isAdmin || user.isOwner,
    is_owner: user.isOwner,
    is_primary_owner: false,
    is_restricted: false,
    is_ultra_restricted: false,
  }),
  is_bot: user.isBot,
  is_app_user: false,
  updated: Math.floor(world.now() / 1000),
});

/** Seconds east of Greenwich; 0 in a zone that nobody knows. */
function offsetOf(timeZone: string, at: number): number {
  if (!isZone(timeZone)) return 0;
  const parts = new Intl.DateTimeFormat("en-US", { timeZone, timeZoneName: "longOffset" }).formatToParts(at);
  const name = parts.find(({ type }) => type === "timeZoneName")?.value ?? "GMT";
  const [, sign, hours = "0", minutes = "0"] = /GMT([+-])(\d+):(\d+)/.exec(name) ?? [];
  return (sign === "-" ? -1 : 1) * (Number(hours) * 3600 + Number(minutes) * 60);
}

function isZone(timeZone: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat("en-US", { timeZone }));
  } catch {
    return false;
  }
}
