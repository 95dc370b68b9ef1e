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
  };
}
