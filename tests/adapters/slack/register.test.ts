import { existsSync, readFileSync } from "node:fs";
import { Ajv } from "ajv";
import { describe, expect, test } from "vitest";
import { command, describeOptions, reply, z } from "#core";
import { takenBySlack } from "../../../src/adapters/slack/limits.ts";
import { manifest } from "../../../src/adapters/slack/register.ts";
import { commands } from "../../../src/features.ts";

const bot = { commands, options: new Map(commands.map((each) => [each.name as string, describeOptions(each.options)])) };
const schemaFile = new URL("../../../../shared/specs/slack-manifest.schema.json", import.meta.url);

const probe = (extra: object) =>
  command({
    name: "probe",
    summary: "A probe",
    answers: "caller",
    needs: "nothing",
    options: z.object({}),
    run: async () => reply("x"),
    ...extra,
  });
const withProbe = (extra: object) => manifest({ commands: [probe(extra)], options: new Map() }, "");

describe("the manifest", () => {
  // Slack's own schema is no part of this repository; where it lies beside it, the manifest is held against it.
  test.skipIf(!existsSync(schemaFile))("is valid by Slack's schema", () => {
    const validate = new Ajv({ strict: false, validateFormats: false }).compile(JSON.parse(readFileSync(schemaFile, "utf8")));
    for (const prefix of ["", "cairn-"]) {
      validate(manifest(bot, prefix));
      expect(validate.errors).toBeNull();
    }
    validate({ ...manifest(bot, ""), more: 1 });
    expect(validate.errors).not.toBeNull(); // it can fail
  });

  test("has every command, with how it is written, and one for all; no name that Slack has itself", () => {
    const { slash_commands: list } = manifest(bot, "").features;
    expect(list).toHaveLength(commands.length + 1);
    expect(list).toContainEqual({
      command: "/done",
      description: "Tick off what you have studied",
      usage_hint: "item:item",
      should_escape: true,
    });
    const names = list.map((each) => each.command.slice(1));
    expect(names).toEqual(expect.arrayContaining(["cairn", "cairn-join", "cairn-leave", "cairn-help", "week"]));
    expect(new Set(names).size).toBe(names.length);
    expect(names.filter((name) => takenBySlack.includes(name))).toEqual([]);
    expect(list.filter(({ should_escape }) => !should_escape)).toEqual([]);
  });

  test("puts the prefix before every name, and leaves the one for all as it is", () => {
    const names = manifest(bot, "study-").features.slash_commands.map((each) => each.command);
    expect(names.filter((name) => !name.startsWith("/study-"))).toEqual(["/cairn"]);
  });

  test("asks for the least", () => {
    const { oauth_config, settings } = manifest(bot, "");
    expect(oauth_config.scopes).toEqual({
      bot: ["commands", "chat:write", "users:read", "channels:read", "groups:read"],
      bot_optional: ["channels:history", "groups:history"],
    });
    expect(settings).toMatchObject({ event_subscriptions: { bot_events: ["app_home_opened"] }, socket_mode_enabled: true });
  });

  test("is not written where Slack would refuse it", () => {
    expect(() => withProbe({ name: "Probe" })).toThrow("/Probe");
    expect(() => withProbe({ name: "p".repeat(32) })).toThrow("name");
    expect(() => withProbe({ summary: "" })).toThrow("2000");
    expect(() => withProbe({ summary: "x".repeat(2_001) })).toThrow("2000");
    const many = Array.from({ length: 50 }, (_, i) => probe({ name: `probe${i}` }));
    expect(() => manifest({ commands: many, options: new Map() }, "")).toThrow("50");
    expect(() => manifest({ commands: many.slice(1), options: new Map() }, "")).not.toThrow();
  });
});
