import { expect, test } from "vitest";
import { commands } from "../../src/features.ts";
import { createWorld } from "../support/talk.ts";

const ask = async (line: string) => (await createWorld()).talk("ada").say(line);

test("every command, in order, with what it is for", async () => {
  const answer = await ask("/help");
  const named = [...answer.matchAll(/^\/(\w+) +(.+)$/gm)].map(([, name, summary]) => ({ name, summary }));
  expect(named.map(({ name }) => name)).toEqual(commands.map(({ name }) => name));
  expect(named.every(({ summary }, i) => summary?.startsWith(commands[i]?.summary ?? "?"))).toBe(true);
  expect(answer).toMatch(/\/setup .+\(organizers\)/);
  expect(answer).toMatch(/Start with \/join, then \/week\.[\s\S]+\/help done/);
});

test.each(commands.map(({ name }) => name))("/help %s: what it is for, its options, how it is written", async (name) => {
  const { summary, options } = commands.find((command) => command.name === name) ?? {};
  for (const typed of [name, `/${name}`, name.toUpperCase()]) {
    const answer = await ask(`/help ${typed}`);
    expect(answer).toContain(`/${name}\n\n${summary}`);
    expect(answer).toContain(`Written: /${name}`);
    for (const option of Object.keys(options?.shape ?? {})) expect(answer).toMatch(new RegExp(`^${option} .+`, "m"));
  }
});

test("an unknown one, with what is like it", async () => {
  expect(await ask("/help weak")).toMatch(/There is no \/weak\s+Did you mean \/week\?/);
  expect(await ask("/help xyzzy")).toMatch(/There is no \/xyzzy\s+\/help shows all there is\./);
  expect(await ask("/progres")).toMatch(/I don't know that command\s+Did you mean \/progress\? All of them: \/help\./);
  expect(await ask("/xyzzy")).toMatch(/I don't know that command\s+\/help shows what I can do\./);
});

test("no two commands share a word of their own; every summary fits the platforms", () => {
  expect(new Set(commands.map(({ name }) => name)).size).toBe(commands.length);
  for (const { name, summary } of commands) {
    expect(name).toMatch(/^[a-z]{1,32}$/);
    expect(summary.length).toBeLessThanOrEqual(100);
  }
});
