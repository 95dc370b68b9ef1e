import { commandFaults } from "../checks/commands.ts";
import { type Fields, fieldsOf, isGiven, listOf } from "../json.ts";
import { refuse, refuseFaults } from "../refusal.ts";
import type { World } from "../world.ts";
import { type Call, ok, param, type Reply, type Route } from "./route.ts";

/** The application's slash commands: replaced as a whole, and read. */
export const commandRoutes: readonly Route[] = [
  { method: "PUT", path: "/applications/{application_id}/commands", answer: (call) => replace(call, "") },
  { method: "GET", path: "/applications/{application_id}/commands", answer: (call) => list(call, "") },
  { method: "PUT", path: "/applications/{application_id}/guilds/{guild_id}/commands", answer: (call) => replace(call, param(call, 1)) },
  { method: "GET", path: "/applications/{application_id}/guilds/{guild_id}/commands", answer: (call) => list(call, param(call, 1)) },
];

function replace(call: Call, guild: string): Reply {
  const { world } = call;
  checkPlace(call, guild);
  const commands = listOf(call.body).map(fieldsOf);
  refuseFaults(commandFaults(commands, guild === "" ? "global" : "guild"));
  call.checkSchema();
  const before = world.commands.get(guild) ?? [];
  const kept = commands.map((command) => filledIn(world, command, before, guild));
  world.commands.set(guild, kept);
  world.commandPuts += 1;
  return ok(kept);
}

/** Without `with_localizations=true` the dictionaries of translations stay out. */
function list(call: Call, guild: string): Reply {
  checkPlace(call, guild);
  const commands = call.world.commands.get(guild) ?? [];
  if (call.query.get("with_localizations") === "true") return ok(commands);
  return ok(commands.map(({ name_localizations: _, description_localizations: __, ...rest }) => rest));
}

function checkPlace(call: Call, guild: string): void {
  if (param(call, 0) !== call.world.bot.id) refuse("the address exists");
  if (guild !== "" && !call.world.guilds.get(guild)?.joined) refuse("the bot can see the channel");
}

/** What Discord adds. A command of the same name keeps its id. */
function filledIn(world: World, command: Fields, before: readonly Fields[], guild: string): Fields {
  const permissions = isGiven(command.default_member_permissions) ? String(command.default_member_permissions) : null;
  return {
    type: 1,
    nsfw: false,
    dm_permission: true,
    contexts: null,
    integration_types: [0],
    name_localizations: null,
    description_localizations: null,
    ...command,
    default_member_permissions: permissions,
    id: before.find(({ name }) => name === command.name)?.id ?? world.newId(),
    application_id: world.bot.id,
    version: world.newId(),
    ...(guild === "" ? {} : { guild_id: guild }),
  };
}
