import { showFault } from "../curriculum/fault.ts";
import { loadPaths } from "../curriculum/load.ts";
import { exportWrongAnswers } from "../curriculum/wrong-answers.ts";
import { onDatabase } from "./database.ts";
import type { Verb } from "./verb.ts";

export const wrongAnswers: Verb = {
  name: "wrong-answers",
  usage: [{ takes: "ACCOUNT FILE", does: ["write what somebody got wrong into a .csv, or a .txt for Anki"] }],

  async run([account, file, ...surplus], { config }) {
    if (account === undefined || file === undefined || surplus.length > 0) return undefined;
    const loaded = loadPaths(config.curriculum);
    if ("faults" in loaded) throw new Error(loaded.faults.map(showFault).join("\n"));
    return { lines: [await onDatabase(config, (store) => exportWrongAnswers(store, loaded.paths, account, file))], ok: true };
  },
};
