import { expect, test } from "vitest";
import { dateOption, describeOptions, itemOption, memberOption, textOption, usage, z, zoneOption } from "#core";

const everything = z.object({
  item: itemOption().describe("An item"),
  who: memberOption().optional().describe("A member"),
  start: dateOption().optional().describe("A date"),
  zone: zoneOption().optional().describe("A zone"),
  pace: z.enum(["fast", "relaxed"]).default("fast").describe("A choice"),
  count: z.int().min(1).max(10).default(3).describe("A number"),
  any: z.int().optional().describe("A number without bounds"),
  loud: z.boolean().optional().describe("A flag"),
  words: textOption(20).optional().describe("A text"),
});

test("every type of option is described, in the order in which it is written", () => {
  expect(describeOptions(everything)).toEqual([
    { name: "item", type: "item", summary: "An item", required: true },
    { name: "who", type: "member", summary: "A member", required: false },
    { name: "start", type: "date", summary: "A date", required: false },
    { name: "zone", type: "zone", summary: "A zone", required: false },
    { name: "pace", type: "text", summary: "A choice", required: false, choices: ["fast", "relaxed"] },
    { name: "count", type: "whole", summary: "A number", required: false, minimum: 1, maximum: 10 },
    { name: "any", type: "whole", summary: "A number without bounds", required: false },
    { name: "loud", type: "flag", summary: "A flag", required: false },
    { name: "words", type: "text", summary: "A text", required: false },
  ]);
});

test("no options are none", () => {
  expect(describeOptions(z.object({}))).toEqual([]);
});

test.each([
  ["a number with a fraction", z.number()],
  ["a list", z.array(z.string())],
  ["an object", z.object({ x: z.string() })],
  ["one of two types", z.union([z.string(), z.int()])],
  ["nothing", z.null()],
])("an option that is %s is refused at the start", (_what, type) => {
  expect(() => describeOptions(z.object({ strange: type.describe("Something") }))).toThrow(
    /strange is of a type that no platform can ask for/,
  );
});

test("an option without a description is refused at the start", () => {
  expect(() => describeOptions(z.object({ bare: z.string() }))).toThrow("Option bare has no description");
});

test("the usage says how the options of a command are written", () => {
  expect(usage(describeOptions(everything))).toBe(
    "item:item [who:@name] [start:2026-11-30] [zone:Europe/Berlin] [pace:fast|relaxed] [count:number] [any:number] [loud:yes|no] [words:text]",
  );
  expect(usage([])).toBe("");
});

test("an option takes what it promises, and says in words what it does not take", () => {
  const problem = (type: z.ZodType, value: unknown) => type.safeParse(value).error?.issues[0]?.message;
  expect(dateOption().parse(" 2026-11-30 ")).toBe("2026-11-30");
  expect(problem(dateOption(), "2026-02-30")).toBe(
    "“2026-02-30” is not a date in the calendar. Write it as year-month-day, like 2026-11-30.",
  );
  expect(zoneOption().parse("europe/berlin ")).toBe("Europe/Berlin");
  expect(problem(zoneOption(), "Europe/Berln")).toMatch(/^I don't know the time zone “Europe\/Berln”\. Did you mean Europe\/Berlin/);
  expect(problem(zoneOption(), "+05:30")).toBe("I don't know the time zone “+05:30”. Write it like Europe/Berlin or America/New_York.");
  expect(textOption(5).parse("\u0000 ab\u202e ")).toBe("ab");
  expect(problem(textOption(5), " \u0000 ")).toBe("This is empty. Leave it out, or write something.");
  expect(problem(textOption(5), "abcdef")).toBe("Please keep it within 5 characters.");
});

test("what is wrong is shown back short and on one line", () => {
  const message = dateOption().safeParse(`😀${"x\n".repeat(5000)}`).error?.issues[0]?.message ?? "";
  expect(message.length).toBeLessThan(160);
  expect(message).not.toContain("\n");
  expect(message.isWellFormed()).toBe(true);
});
