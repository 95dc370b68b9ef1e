import { describe, expect, test } from "vitest";
import { storeContract } from "../contracts/store.ts";
import { answerBeforeCommit, type Break, noSavepoint, noTransaction } from "./broken.ts";
import { type EngineName, engineNames, runCheck } from "./databases.ts";

describe.each(engineNames)("the contract turns red on %s", (name) => {
  test.each([
    "open: a channel that is taken stays, and nothing of the second cohort does",
    "complete: all or nothing",
    "facts are kept by account, credit by person",
    "write: a unit is written as a whole or not at all",
    "write: a required change that meets no row undoes its unit",
    "write: what is not yet answered is seen by nobody",
  ])("where a unit has no transaction: %s", (check) => expectRed(name, noTransaction, check));

  test.each(["complete: of fifty at once one is recorded", "write: a unit that fails leaves its neighbours of the same turn"])(
    "where the units of a turn fail together: %s",
    (check) => expectRed(name, noSavepoint, check),
  );

  test.each(["write: what is answered is there for everybody"])("where the answer comes before the commit: %s", (check) =>
    expectRed(name, answerBeforeCommit, check),
  );
});

/** That a check of the contract notices what is broken. */
async function expectRed(name: EngineName, broken: Break, named: string): Promise<void> {
  const check = storeContract.find((each) => each.name === named);
  if (!check) expect.unreachable(`the contract has no such check: ${named}`);
  await expect(runCheck(name, check, (engine, url) => broken(name, engine, url))).rejects.toThrow();
}
