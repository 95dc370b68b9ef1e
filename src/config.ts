import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { z } from "#core";

/** The project's folder, from wherever the bot is started. */
export const root = fileURLToPath(new URL("..", import.meta.url));

const environment = z.object({
  DATABASE_URL: z
    .string()
    .regex(
      /^(file:.+|postgres(ql)?:\/\/.+)$/,
      "should be a file, such as file:cairn.db, or a server, such as postgres://user:password@host/cairn",
    )
    .default("file:cairn.db"),
  DISCORD_TOKEN: z.string().optional(),
  DISCORD_GUILD_ID: z
    .string()
    .regex(/^\d{17,20}$/, "should be a server's id, a number of 17 to 20 digits (in Discord: right-click the server, Copy Server ID)")
    .optional(),
  DISCORD_API_URL: z.url("should be an address such as https://discord.com/api").optional(),
  SLACK_BOT_TOKEN: z
    .string()
    .startsWith("xoxb-", "should begin with xoxb- (api.slack.com/apps: your app → OAuth & Permissions → Bot User OAuth Token)")
    .optional(),
  SLACK_APP_TOKEN: z
    .string()
    .startsWith("xapp-", "should begin with xapp- (api.slack.com/apps: your app → Basic Information → App-Level Tokens)")
    .optional(),
  SLACK_API_URL: z.url("should be an address such as https://slack.com/api/").optional(),
  SLACK_COMMAND_PREFIX: z
    .string()
    .regex(/^[a-z0-9_-]{1,16}$/, "should be at most 16 small letters, digits, - and _, such as cairn-")
    .optional(),
  CURRICULUM: z.string().min(1, "should name a folder, such as ./curriculum").default(`${root}curriculum`),
});

export interface Config {
  /** `file:…` or `postgres://…`; a relative file lies in the folder where the bot was started. */
  readonly databaseUrl: string;
  /** The folder that holds a folder for each path. */
  readonly curriculum: string;
  /** Where a token is set. */
  readonly discord?: {
    readonly token: string;
    /** One server in which the commands are registered, at once: for development. */
    readonly guildId?: string;
    /** The base of Discord's REST API, where it is not Discord's own. */
    readonly apiUrl?: string;
  };
  /** Where both tokens are set. */
  readonly slack?: {
    readonly botToken: string;
    readonly appToken: string;
    /** The base of Slack's Web API, where it is not Slack's own. */
    readonly apiUrl?: string;
  };
  /** Stands before each command's name in Slack; empty for none. */
  readonly slackPrefix: string;
}

/** Reads the environment, with `.env` beside it: the only place that does. Throws a sentence that names the variable and its remedy. */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  if (env === process.env && existsSync(".env")) process.loadEnvFile(".env");
  // A variable left empty, as in a copied .env.example, is one that was not set.
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ""));
  const parsed = environment.safeParse(given);
  if (!parsed.success)
    throw new Error(parsed.error.issues.map((issue) => `${issue.path.join(".")} ${issue.message}. See .env.example.`).join("\n"));
  const { DATABASE_URL, CURRICULUM, DISCORD_TOKEN, DISCORD_GUILD_ID, DISCORD_API_URL } = parsed.data;
  const { SLACK_BOT_TOKEN, SLACK_APP_TOKEN, SLACK_API_URL, SLACK_COMMAND_PREFIX } = parsed.data;
  if ((SLACK_BOT_TOKEN === undefined) !== (SLACK_APP_TOKEN === undefined))
    throw new Error(
      `Slack wants two tokens, and ${SLACK_BOT_TOKEN ? "SLACK_APP_TOKEN" : "SLACK_BOT_TOKEN"} is not set. README says where to get it (For a group on Slack).`,
    );
  return {
    databaseUrl: DATABASE_URL,
    curriculum: CURRICULUM,
    ...(DISCORD_TOKEN && {
      discord: {
        token: DISCORD_TOKEN,
        ...(DISCORD_GUILD_ID && { guildId: DISCORD_GUILD_ID }),
        ...(DISCORD_API_URL && { apiUrl: DISCORD_API_URL }),
      },
    }),
    ...(SLACK_BOT_TOKEN &&
      SLACK_APP_TOKEN && {
        slack: { botToken: SLACK_BOT_TOKEN, appToken: SLACK_APP_TOKEN, ...(SLACK_API_URL && { apiUrl: SLACK_API_URL }) },
      }),
    slackPrefix: SLACK_COMMAND_PREFIX ?? "",
  };
}
