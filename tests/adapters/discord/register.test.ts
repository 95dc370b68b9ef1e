import { expect, test } from "vitest";
import { command, describeOptions, reply, textOption, z } from "#core";
import { hashOf, inviteLink, registration, registrationRoute } from "../../../src/adapters/discord/register.ts";
import { commands } from "../../../src/features.ts";

const bot = { commands, options: new Map(commands.map((each) => [each.name as string, describeOptions(each.options)])) };

const registered = (options: z.ZodObject, extra: object = {}) => {
  const made = command({
    name: "probe",
    summary: "A probe",
    answers: "caller",
    needs: "nothing",
    options,
    run: async () => reply("x"),
    ...extra,
  });
  return registration({ commands: [made], options: new Map([["probe", describeOptions(options)]]) });
};

test("every command is registered, in servers only, and only /setup for who manages the server", () => {
  const payload = registration(bot);
  expect(payload.map(({ name }) => name)).toEqual(commands.map(({ name }) => name));
  expect(payload.length).toBeGreaterThan(10);
  for (const each of payload) expect(each).toMatchObject({ type: 1, contexts: [0], integration_types: [0] });
  const guarded = payload.filter((each) => "default_member_permissions" in each);
  expect(guarded.map(({ name, default_member_permissions: bits }) => [name, bits])).toEqual([["setup", "32"]]);
});

test("/setup's options: types, choices, what is offered while typing", () => {
  const setup = registration(bot).find(({ name }) => name === "setup");
  expect(setup).toMatchObject({
    options: [
      { name: "start", type: 3, required: true },
      { name: "timezone", type: 3, required: true, autocomplete: true },
      {
        name: "pace",
        type: 3,
        required: false,
        choices: [
          { name: "fast", value: "fast" },
          { name: "relaxed", value: "relaxed" },
        ],
      },
      { name: "path", type: 3, required: false, autocomplete: true },
      { name: "name", type: 3, required: false },
    ],
  });
  const payload = registration(bot) as readonly { name: string; options: readonly { name: string; autocomplete?: true }[] }[];
  const offered = payload.flatMap(({ name, options }) => options.filter((each) => each.autocomplete).map((each) => `${name} ${each.name}`));
  expect(offered).toEqual(expect.arrayContaining(["done item", "path phase", "help command", "settings timezone"]));
});

test("types and bounds are Discord's own; required options come first", () => {
  const options = z.object({
    flag: z.boolean().optional().describe("A flag"),
    number: z.int().min(1).max(10).default(3).describe("A number"),
    any: z.int().describe("Any number"),
    who: z.string().meta({ kind: "member" }).describe("A member"),
  });
  expect(registered(options)).toMatchObject([
    {
      options: [
        { name: "any", type: 4, required: true },
        { name: "who", type: 6, required: true },
        { name: "flag", type: 5, required: false },
        { name: "number", type: 4, required: false, min_value: 1, max_value: 10 },
      ],
    },
  ]);
  expect(registered(options)[0]).not.toMatchObject({ options: [{ min_value: expect.anything() }, {}, {}, {}] });
});

test("what Discord would refuse is said at start", () => {
  expect(() => registered(z.object({ x: z.string().describe("x".repeat(101)) }))).toThrow("/probe x");
  expect(() => registered(z.object({}), { summary: "" })).toThrow("1 to 100");
  expect(() => registered(z.object({}), { name: "Probe" })).toThrow("“Probe”");
  const many = Object.fromEntries(Array.from({ length: 26 }, (_, i) => [`o${i}`, textOption(5).describe("x")]));
  expect(() => registered(z.object(many))).toThrow("25");
});

test("the hash changes with what is registered and where, and with nothing else", () => {
  const payload = registration(bot);
  const route = registrationRoute("1", undefined);
  const turned = payload.map((each) => Object.fromEntries(Object.entries(each).reverse())) as unknown as typeof payload;
  expect(hashOf(turned, route)).toBe(hashOf(registration(bot), route));
  expect(hashOf(payload, registrationRoute("1", "2"))).not.toBe(hashOf(payload, route));
  expect(hashOf(payload.slice(1), route)).not.toBe(hashOf(payload, route));
  expect(hashOf([...payload].reverse(), route)).not.toBe(hashOf(payload, route));
});

test("the invitation asks for the least", () => {
  const url = new URL(inviteLink("1441000000000000777"));
  expect(Object.fromEntries(url.searchParams)).toEqual({
    client_id: "1441000000000000777",
    scope: "bot applications.commands",
    permissions: String((1n << 10n) + (1n << 11n) + (1n << 35n) + (1n << 38n)),
  });
});
