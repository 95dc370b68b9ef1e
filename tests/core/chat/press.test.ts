import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { actions } from "#commands/index";
import { type AnyAction, action, decodePress, encodePress, fitsButton, longestPress, ownActions, press, reply, z } from "#core";

const three = action({
  name: "three",
  answers: "caller",
  needs: "nothing",
  payload: z.object({ a: z.string(), b: z.string(), c: z.string() }),
  run: async () => reply("three"),
});
const none = action({ name: "none", answers: "caller", needs: "nothing", payload: z.object({}), run: async () => reply("none") });
const known = new Map<string, AnyAction>([three, none].map((each) => [each.name, each]));

test("a press reads back as it was, whatever its values hold", () => {
  const value = fc
    .oneof(
      fc.string({ unit: "grapheme", maxLength: 4 }),
      fc.constantFrom(":", "%", "%41", "::", "?", ",", "/", "👩‍👧", "", " ", "漢", "\u0000"),
    )
    .filter((text) => encodeURIComponent(text).length < 30);
  fc.assert(
    fc.property(fc.record({ a: value, b: value, c: value }), (payload) => {
      const decoded = decodePress(encodePress(press(three, payload)), known);
      expect(decoded).toEqual({ action: three, payload });
    }),
  );
  expect(decodePress(encodePress(press(none, {})), known)).toEqual({ action: none, payload: {} });
});

test("values are laid in the schema's order, however they are given", () => {
  expect(encodePress(press(three, { c: "3", a: "1", b: "2" }))).toBe("three:1:2:3");
});

test.each([
  "three",
  "three:1:2",
  "three:1:2:3:4",
  "none:",
  "none:x",
  "",
  ":",
  "two:1:2",
  "Three:1:2:3",
  "three:%:2:3",
  "three:1:%zz:3",
  "three:1:%E0%A4%A:3",
  "three:%ff:2:3",
  "__proto__:1:2:3",
  "constructor",
])("%j means nothing to us", (id) => {
  expect(decodePress(id, known)).toBeUndefined();
});

test("whatever arrives as an id is decoded or unknown, and never throws", () => {
  const pieces = fc.constantFrom("three", "none", ":", "%", "%2", "%41", "x", "\ud800", "\u0000", "é", "😀");
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: "binary" }),
        fc.array(pieces).map((all) => all.join("")),
      ),
      (id) => {
        const decoded = decodePress(id, known);
        if (decoded) expect(Object.keys(decoded.payload)).toHaveLength(id.split(":").length - 1);
      },
    ),
  );
});

test("an id that no platform takes is a bug, said at once", () => {
  expect(encodePress({ action: "three", payload: { a: "x".repeat(93), b: "" } })).toHaveLength(longestPress);
  expect(() => encodePress({ action: "three", payload: { a: "x".repeat(94), b: "" } })).toThrow(
    /may be 100 characters long, this one is 101/,
  );
  expect(() => encodePress({ action: "three", payload: { a: "漢".repeat(11), b: "" } })).toThrow(/100/);
});

describe("every action of the bot", () => {
  /** The longest value that each kind of payload may carry; a new kind must be added here. */
  const longest: Readonly<Record<string, string>> = {
    item: "i".repeat(40),
    phase: "p".repeat(40),
    cohort: "c".repeat(10),
    person: "p".repeat(10),
    kept: "k".repeat(10),
    page: "999",
    quiz: "q".repeat(10),
    place: "9",
    slot: "9",
    question: "q".repeat(40),
    version: "9999",
    about: "a".repeat(40),
    job: "j".repeat(20),
    to: "20:00",
    start: "2026-11-30",
    until: "2026-11-30",
    monday: "2026-11-30",
    space: "9".repeat(20),
    channel: "9".repeat(20),
  };
  const all = [...ownActions, ...actions];

  test("there are all of them", () => {
    expect(all.length).toBeGreaterThanOrEqual(20);
    expect(new Set(all.map(({ name }) => name)).size).toBe(all.length);
  });

  /** The longest payload of an action. */
  const longestOf = ({ name, payload }: AnyAction) =>
    Object.fromEntries(
      Object.entries((payload as z.ZodObject).shape).map(([key, type]) => {
        if (type instanceof z.ZodEnum) return [key, type.options.map(String).reduce((a, b) => (a.length >= b.length ? a : b))];
        if (key === "again") return [key, "x".repeat(longestPress - "page:999:".length)]; // what is longer is put aside
        expect(longest, `${name} carries ${key}`).toHaveProperty(key);
        return [key, longest[key] ?? ""];
      }),
    );

  test.each(all.map((each) => [each.name, each] as const))("%s fits a button at its longest", (name, action) => {
    expect(name).toMatch(/^[a-z]{1,12}$/);
    expect(encodePress({ action: name, payload: longestOf(action) }).length).toBeLessThanOrEqual(longestPress);
  });

  const showing = all.filter(({ shows }) => shows);

  test.each(showing.map((each) => [each.name, each] as const))(
    "the pages that follow %s are turned by another one, which changes nothing",
    (_name, action) => {
      const again = encodePress(action.shows?.(longestOf(action)) ?? { action: "", payload: {} });
      const shown = decodePress(again, new Map(all.map((each) => [each.name, each])))?.action;
      expect(shown).toBeDefined();
      expect(showing).not.toContain(shown);
      expect(shown?.organizersOnly).toBe(action.organizersOnly);
      expect(fitsButton(again)).toBe(true);
    },
  );
});
