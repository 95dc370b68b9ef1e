import { expect } from "vitest";
import type { Message } from "../../../src/adapters/discord/render.ts";
import { flat } from "./read.ts";

/** Discord's limits, written down a second time from its documentation. */
export function withinLimits(message: Message): void {
  const all = flat(message.components) as readonly (ReturnType<typeof flat>[number] & { custom_id?: string; style?: number })[];
  const contents = all.flatMap(({ content }) => (content === undefined ? [] : [content]));
  expect(message.flags).toBe(32_768);
  expect(all.length).toBeLessThanOrEqual(40);
  expect(contents.join("").length).toBeLessThanOrEqual(4_000);
  expect(contents.reduce((sum, content) => sum + Buffer.byteLength(content) + 12, 0)).toBeLessThanOrEqual(10_170);
  for (const content of contents) {
    expect(content.trim()).not.toBe("");
    expect(content.isWellFormed()).toBe(true);
  }
  const ids = all.flatMap(({ custom_id }) => custom_id ?? []);
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids) expect(id.length).toBeLessThanOrEqual(100);
  for (const { type, label, components, options, url, custom_id } of all) {
    if (type === 1) expect(components?.length).toBeOneOf([1, 2, 3, 4, 5]);
    if (type === 2) {
      expect(label?.trim()).toBeTruthy();
      expect(label?.length).toBeLessThanOrEqual(80);
      expect((url === undefined) !== (custom_id === undefined)).toBe(true);
      if (url !== undefined) expect(url).toMatch(/^https:.{1,505}$/);
    }
    if (type === 3) {
      expect(options?.length).toBeGreaterThan(0);
      expect(options?.length).toBeLessThanOrEqual(25);
      const values = (options ?? []).map((option) => (option as unknown as { value: string }).value);
      expect(new Set(values).size).toBe(values.length);
      for (const value of values) expect(value).toMatch(/^[\s\S]{1,100}$/);
      for (const option of options ?? []) {
        expect(option.label.trim()).toBeTruthy();
        expect(option.label.length).toBeLessThanOrEqual(100);
        expect((option.description ?? "x").length).toBeOneOf(Array.from({ length: 100 }, (_, i) => i + 1));
      }
    }
  }
}
