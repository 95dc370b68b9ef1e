import { expect, test } from "vitest";
import { describeOptions } from "#core";
import { commands } from "../../../src/features.ts";

/** Discord's limits for what a command is registered with. */
const limits = { name: 32, summary: 100, choices: 25, options: 25 };

test("there are commands to look at, and none stands twice", () => {
  expect(commands.length).toBeGreaterThanOrEqual(13);
  expect(new Set(commands.map(({ name }) => name)).size).toBe(commands.length);
});

test.each(commands.map((command) => [command.name, command] as const))("/%s can be registered", (name, { summary, options }) => {
  expect(name).toMatch(/^[a-z]+$/);
  expect(name.length).toBeLessThanOrEqual(limits.name);
  expect(summary.length).toBeLessThanOrEqual(limits.summary);
  expect(summary).not.toMatch(/\.$|\n/);
  const specs = describeOptions(options);
  expect(specs.length).toBeLessThanOrEqual(limits.options);
  for (const spec of specs) {
    expect(spec.name).toMatch(/^[a-z]{1,32}$/);
    expect(spec.summary.length).toBeLessThanOrEqual(limits.summary);
    expect(spec.choices?.length ?? 0).toBeLessThanOrEqual(limits.choices);
  }
  const firstOptional = specs.findIndex(({ required }) => !required);
  expect(
    specs.some(({ required }, i) => required && firstOptional >= 0 && i > firstOptional),
    "required options come first",
  ).toBe(false);
});

test.each(commands.map((command) => [command.name, command] as const))("/%s suggests only for options it has", (_name, command) => {
  const names = describeOptions(command.options).map(({ name }) => name);
  for (const option of Object.keys(command.suggest ?? {})) expect(names).toContain(option);
});
