import { describe, expect, test } from "vitest";
import { storeContract } from "../contracts/store.ts";
import { answerBeforeCommit, type Break, noSavepoint, noTransaction } from "./broken.ts";
import { type EngineName, engineNames, runCheck } from "./databases.ts";

describe.each(engineNames)("the contract turns red on %s", (name) => {
  test("where a unit has no transaction", async () => {
    expect(await failures(name, noTransaction)).toEqual(
      expect.arrayContaining([
        "open: a channel that is taken stays, and nothing of the second cohort does",
        "complete: all or nothing",
        "facts are kept by account, credit by person",
        "write: a unit is written as a whole or not at all",
        "write: a required change that meets no row undoes its unit",
        "write: what is not yet answered is seen by nobody",
      ]),
    );
  });

  test("where the units of a turn fail together", async () => {
    expect(await failures(name, noSavepoint)).toEqual(
      expect.arrayContaining([
        "complete: of fifty at once one is recorded",
        "write: a unit that fails leaves its neighbours of the same turn",
      ]),
    );
  });

  test("where the answer comes before the commit", async () => {
    // A check with two sessions may turn red as well: the other one does not see what was answered.
    expect(await failures(name, answerBeforeCommit)).toContain("write: what is answered is there for everybody");
  });
});

/** The names of the checks that a broken engine does not pass. */
async function failures(name: EngineName, broken: Break): Promise<readonly string[]> {
  const failed: string[] = [];
  for (const check of storeContract) {
    await runCheck(name, check, (engine, url) => broken(name, engine, url)).catch(() => failed.push(check.name));
  }
  return failed;
}
