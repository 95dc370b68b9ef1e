import { expect, test } from "vitest";
import { newcomer } from "#core";
import { outlineOf } from "../src/log.ts";
import { openEngine } from "../src/storage/index.ts";
import { insert } from "../src/storage/statements.ts";

test("what members wrote does not reach the log by way of a failed statement", async () => {
  const engine = await openEngine("file::memory:");
  const add = insert(engine.tables.persons);
  const ada = newcomer("p1", { platform: "terminal", id: "terminal:ada", name: "Ada's secret" }, new Date(0));
  await engine.write([add(ada)]);
  const error = await engine.write([add(ada)]).catch((caught) => caught);
  await engine.close();
  expect(error).toBeInstanceOf(Error);
  expect(JSON.stringify(outlineOf(error))).not.toContain("secret");
  expect(outlineOf(error)).toMatchObject({ message: expect.stringMatching(/UNIQUE/), stack: expect.stringContaining("    at ") });
});

test("nor in drizzle's words, nor in a cause", () => {
  const cause = Object.assign(new Error("duplicate key"), { code: "23505", detail: "Key (name)=(secret) already exists." });
  const wrapped = new Error("Failed query: insert into persons values ($1)\nparams: p1,a secret\nin two lines", { cause });
  expect(outlineOf(wrapped)).toEqual({
    name: "Error",
    message: "Failed query: insert into persons values ($1)\nparams: (left out)",
    stack: expect.stringMatching(/^Error: Failed query: [^\n]+\nparams: \(left out\)\n {4}at /),
    cause: { name: "Error", code: "23505", message: "duplicate key", stack: expect.any(String) },
  });
  expect(JSON.stringify(outlineOf(wrapped))).not.toContain("secret");
  expect(outlineOf("a sentence")).toBe("a sentence");
});
