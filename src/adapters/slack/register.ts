import { type Bot, usage } from "#core";
import { oneForAll, slackNames } from "./commands.ts";
import { limits, scopes } from "./limits.ts";

/** The app's name, and its bot's. */
const name = "Cairn";

/**
 * What Slack must know of the app, to be pasted where an app is made: commands are registered by it and by nothing else.
 * Throws a sentence where Slack would refuse a command.
 */
export function manifest({ commands, options }: Pick<Bot, "commands" | "options">, prefix: string) {
  const { command: most } = limits;
  const names = slackNames({ commands }, prefix);
  if (commands.length + 1 > most.commands)
    throw new Error(`Slack takes ${most.commands} commands; there are ${commands.length}, and /${oneForAll}.`);
  return {
    _metadata: { major_version: 2, minor_version: 1 },
    display_information: {
      name,
      description: "A study group's bot: one learning path, walked together.",
      background_color: "#2f4858",
    },
    features: {
      app_home: { home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: true },
      bot_user: { display_name: name, always_online: true },
      slash_commands: [
        ...commands.map((command) => {
          const specs = options.get(command.name) ?? [];
          return described(names.get(command.name) ?? command.name, command.summary, usage(specs));
        }),
        described(oneForAll, "Every command behind one name", "week"),
      ],
    },
    oauth_config: { scopes: { bot: scopes.bot, bot_optional: scopes.optional } },
    settings: {
      event_subscriptions: { bot_events: ["app_home_opened"] },
      interactivity: { is_enabled: true },
      org_deploy_enabled: false,
      socket_mode_enabled: true,
      token_rotation_enabled: false,
    },
  };
}

function described(command: string, summary: string, hint: string) {
  const { command: most } = limits;
  const called = `/${command}`;
  if (!/^\/[a-z0-9_-]+$/.test(called) || called.length > most.name) throw new Error(`Slack does not take ${called} for a command's name.`);
  if (summary.length === 0 || summary.length > most.summary || hint.length > most.hint)
    throw new Error(`Slack takes ${most.summary} characters for what ${called} does, and ${most.hint} for how it is written.`);
  return { command: called, description: summary, ...(hint && { usage_hint: hint }), should_escape: true };
}
