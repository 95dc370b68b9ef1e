import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { clean, dateOption, describeOptions, itemOption, memberOption, readArguments, textOption, writeLine, z } from "#core";

const specs = describeOptions(
  z.object({
    item: itemOption().describe("An item"),
    who: memberOption().optional().describe("A member"),
    start: dateOption().optional().describe("A date"),
    count: z.int().optional().describe("A number"),
    loud: z.boolean().optional().describe("A flag"),
    words: textOption(200).optional().describe("A text"),
  }),
);
const only = (...names: readonly string[]) => specs.filter(({ name }) => names.includes(name));
const read = (line: string, known = specs) => readArguments(line, known, (word) => `account ${word}`);
const taken = (line: string, known = specs) => {
  const { options, refusals } = read(line, known);
  expect(refusals).toEqual([]);
  return options;
};

describe("what is understood", () => {
  test("options by name, in any order, in any letter case of the name", () => {
    expect(taken("loud:yes ITEM:boto3 start:2026-11-30 count:-3")).toEqual({ loud: true, item: "boto3", start: "2026-11-30", count: -3 });
  });

  test("bare words in the options' order, round those that are named", () => {
    expect(taken("boto3 @ada 2026-11-30")).toEqual({ item: "boto3", who: "account @ada", start: "2026-11-30" });
    expect(taken("who:@ada boto3 2026-11-30")).toEqual({ item: "boto3", who: "account @ada", start: "2026-11-30" });
  });

  test("quotes round several words, curly ones too", () => {
    for (const quoted of ['"S3 for data"', "“S3 for data”", "”S3 for data“", "“S3 for data“"]) {
      expect(taken(`item:${quoted}`)).toEqual({ item: "S3 for data" });
      expect(taken(quoted)).toEqual({ item: "S3 for data" });
    }
    expect(taken('item:"AWS: the basics" words:"a:b c:d"')).toEqual({ item: "AWS: the basics", words: "a:b c:d" });
  });

  test("the last text option takes the rest of the line", () => {
    expect(taken("S3 for   data storage", only("item"))).toEqual({ item: "S3 for data storage" });
    expect(taken("boto3 all that is left", only("item", "words"))).toEqual({ item: "boto3", words: "all that is left" });
  });

  test("mentions in every way of writing them", () => {
    for (const mention of ["@ada", "<@U1>", "<@U1|ada>"]) expect(taken(`who:${mention}`)).toEqual({ who: `account ${mention}` });
    expect(taken('who:"@Ada Lovelace"')).toEqual({ who: "account @Ada Lovelace" });
  });

  test.each([
    ["yes", true],
    ["TRUE", true],
    ["on", true],
    ["1", true],
    ["no", false],
    ["False", false],
    ["off", false],
    ["0", false],
  ])("%s is a flag", (word, flag) => {
    expect(taken(`loud:${word}`)).toEqual({ loud: flag });
  });

  test("a value may hold a colon; a time is no option", () => {
    expect(taken("item:a:b")).toEqual({ item: "a:b" });
    expect(taken("09:00", only("item"))).toEqual({ item: "09:00" });
  });

  test("minus nothing is nothing", () => {
    expect(Object.is(taken("count:-0").count, 0)).toBe(true);
  });

  test("an empty line is no options, and empty quotes are an empty word", () => {
    expect(taken("")).toEqual({});
    expect(taken("   ")).toEqual({});
    expect(taken('words:""')).toEqual({ words: "" });
  });
});

describe("what is refused", () => {
  test.each(["0x10", "1e309", "1e3", "９", "1.5", "+1", "NaN", "Infinity", "--1", "", "9007199254740993", "ten"])(
    "%j is not a whole number",
    (word) => {
      const { options, refusals } = read(`count:"${word}"`);
      expect(refusals).toEqual([`count: “${word}” is not a whole number.`]);
      expect(options).toEqual({});
    },
  );

  test.each(["maybe", "2", "ja", ""])("%j is not a flag", (word) => {
    expect(read(`loud:"${word}"`).refusals).toEqual([`loud: “${word}” is not yes or no.`]);
  });

  test("an unknown option, with the one that was probably meant", () => {
    expect(read("iten:boto3").refusals).toEqual(["I don't know the option “iten”. Did you mean item? Words with a colon go in quotes."]);
    expect(read("https://x").refusals[0]).toMatch(/^I don't know the option “https”\. There is item, who, start, count, loud, words\./);
    expect(read("tempo:fast", []).refusals).toEqual(["There is nothing to choose here, so I have no use for “tempo:fast”."]);
  });

  test.each(["constructor", "toString", "hasOwnProperty"])("%s is no option, though every object has one", (key) => {
    expect(read(`${key}:x`).refusals).toHaveLength(1);
  });

  test("surplus words", () => {
    expect(read("boto3 2026-11-30 now", only("item", "start")).refusals).toEqual(["I have no use for “now”."]);
    expect(read("now please", []).refusals).toEqual(["I have no use for “now” “please”."]);
  });

  test("an option that is given twice", () => {
    expect(read("item:a item:b").refusals).toEqual(["item is given twice."]);
  });

  test("each problem is named, and a long one is shown short", () => {
    const { refusals } = read(`count:${"x".repeat(1000)} loud:maybe itme:x`);
    expect(refusals).toHaveLength(3);
    for (const refusal of refusals) expect(refusal.length).toBeLessThan(120);
  });
});

test("what is written reads back as the same options", () => {
  const word = fc.string({ unit: "grapheme", maxLength: 40 }).map(clean);
  const texts = fc
    .oneof(word, fc.constantFrom("a b", "", "x:y", "item:z", "who:@ada", ":", "-1", "yes"))
    .map((text) => text.replace(/["“”]/g, "'"));
  const options = fc.record(
    {
      item: texts,
      who: texts,
      start: texts,
      count: fc.integer({ min: -(10 ** 15) + 1, max: 10 ** 15 - 1 }),
      loud: fc.boolean(),
      words: texts,
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(options, (given) => {
      const back = readArguments(writeLine("x", given).slice("/x".length), specs, (account) => account);
      expect(back).toEqual({ options: given, refusals: [] });
    }),
  );
});

test("a line cannot hold every quote; what it is written with keeps its words, and stays one value", () => {
  for (const words of ["“all”", "say “a b” twice", 'a "b" c', "”", '"']) {
    const back = readArguments(writeLine("x", { words, item: "i" }).slice("/x".length), specs, (account) => account);
    expect(back).toEqual({ options: { words: words.replace(/["“”]/g, "'"), item: "i" }, refusals: [] });
  }
});

test("whatever is typed is understood or refused, and never throws", () => {
  const pieces = fc.constantFrom("item", "who", "count", ":", '"', "“", "”", " ", "x", "<@", ">", "|", "@", "-1", "\n", "\u0000", "\ud800");
  const typed = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.array(pieces, { maxLength: 30 }).map((all) => all.join("")),
  );
  fc.assert(
    fc.property(typed, (line) => {
      const { options, refusals } = read(line);
      for (const key of Object.keys(options)) expect(specs.map(({ name }) => name)).toContain(key);
      for (const refusal of refusals) expect(refusal).not.toBe("");
    }),
  );
});

test("a very long line takes no longer than a long one should", () => {
  for (const line of ["a".repeat(40_000), "a:".repeat(20_000), '"'.repeat(40_001), "a ".repeat(20_000), `“${"x ".repeat(20_000)}`])
    expect(read(line, only("words")).refusals.length).toBeLessThan(20_001);
});
