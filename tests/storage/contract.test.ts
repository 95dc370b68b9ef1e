import { describe, expect, test } from "vitest";
import { storeContract } from "../contracts/store.ts";
import { engineNames, runCheck } from "./databases.ts";

describe.each(engineNames)("the store's contract on %s", (name) => {
  test.each(storeContract)("$name", (check) => runCheck(name, check));
});

test("the contract says each thing once", () => {
  expect(new Set(storeContract.map(({ name }) => name)).size).toBe(storeContract.length);
  expect(storeContract.length).toBeGreaterThan(35);
});
