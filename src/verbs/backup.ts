import { onDatabase } from "./database.ts";
import type { Verb } from "./verb.ts";

export const backup: Verb = {
  name: "backup",
  usage: [{ takes: "FILE", does: ["copy the database into a file, while the bot runs"] }],

  async run([file], { config }) {
    if (!file) return undefined;
    await onDatabase(config, (store) => store.backup(file));
    return { lines: [`The database is copied to ${file}.`], ok: true };
  },
};
