import { createHash } from "node:crypto";
import type { RESTPutAPIApplicationCommandsJSONBody } from "discord.js";
import type { AnyCommand, Bot, OptionSpec, OptionType } from "#core";
import { limits, optionType, permission } from "./limits.ts";

export type Registration = RESTPutAPIApplicationCommandsJSONBody;

/** The one command that Discord itself shows only to whoever manages the server; every other check is ours. */
const managersCommand = "setup";

const types: Readonly<Record<OptionType, (typeof optionType)[keyof typeof optionType]>> = {
  text: optionType.text,
  whole: optionType.whole,
  flag: optionType.flag,
  member: optionType.member,
  date: optionType.text,
  zone: optionType.text,
  item: optionType.text,
};

/** What Discord must know of the commands. Throws a sentence where it would refuse one, so that the bot does not start with it. */
export function registration({ commands, options }: Pick<Bot, "commands" | "options">): Registration {
  const { command: most } = limits;
  if (commands.length > most.commands) throw new Error(`Discord takes ${most.commands} commands; there are ${commands.length}.`);
  return commands.map((command) => {
    const specs = options.get(command.name) ?? [];
    if (!/^[-_\p{Ll}\p{N}]{1,32}$/u.test(command.name)) throw new Error(`Discord does not take “${command.name}” for a command's name.`);
    if (specs.length > most.options) throw new Error(`/${command.name} has more than ${most.options} options.`);
    return {
      type: 1,
      name: command.name,
      description: described(command.summary, `/${command.name}`),
      options: [...specs.filter(({ required }) => required), ...specs.filter(({ required }) => !required)].map((spec) =>
        registered(spec, command),
      ),
      // Servers only, in which the bot was put: written out, for what is left out comes back as Discord's own default.
      contexts: [0],
      integration_types: [0],
      ...(command.name === managersCommand && { default_member_permissions: String(permission.manageServer) }),
    };
  });
}

/** The options in Discord's words: the required ones come first, as it demands. */
function registered(
  spec: OptionSpec,
  command: AnyCommand,
): NonNullable<Registration[number] & { type?: 1 }>["options"] extends (infer O)[] | undefined ? O : never {
  const { name, required, choices, minimum, maximum } = spec;
  const type = types[spec.type];
  const description = described(spec.summary, `/${command.name} ${name}`);
  const common = { name, description, required };
  if (type === optionType.whole)
    return { ...common, type, ...(minimum !== undefined && { min_value: minimum }), ...(maximum !== undefined && { max_value: maximum }) };
  if (type !== optionType.text) return { ...common, type };
  if (choices && choices.length <= limits.command.choices)
    return { ...common, type, choices: choices.map((choice) => ({ name: choice, value: choice })) };
  return { ...common, type, ...(offersValues(spec, command) && { autocomplete: true as const }) };
}

/** Whether values are offered while the option is typed: the command's own, or the names of time zones. */
const offersValues = (spec: OptionSpec, command: AnyCommand): boolean =>
  spec.type === "zone" || Object.hasOwn(command.suggest ?? {}, spec.name);

function described(summary: string, whose: string): string {
  const { description: longest } = limits.command;
  if (summary.length > 0 && summary.length <= longest) return summary;
  throw new Error(`Discord takes 1 to ${longest} characters for what ${whose} does; it has ${summary.length}: ${summary}`);
}

/** Changes when, and only when, what is registered does, or where. */
export const hashOf = (payload: Registration, route: string): string =>
  createHash("sha256")
    .update(JSON.stringify([route, canonical(payload)]))
    .digest("hex");

/** The same value with its keys in one order. */
function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, each]) => each !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, each]) => [key, canonical(each)]),
  );
}

/** Where commands are registered: everywhere, or in one server, where they show at once. */
export const registrationRoute = (application: string, guild: string | undefined): `/${string}` =>
  guild === undefined ? `/applications/${application}/commands` : `/applications/${application}/guilds/${guild}/commands`;

/** The page on which the bot is put into a server, asking for no more than it needs. */
export function inviteLink(application: string): string {
  const permissions = permission.viewChannel | permission.sendMessages | permission.createThreads | permission.sendMessagesInThreads;
  const query = new URLSearchParams({ client_id: application, scope: "bot applications.commands", permissions: String(permissions) });
  return `https://discord.com/oauth2/authorize?${query}`;
}
