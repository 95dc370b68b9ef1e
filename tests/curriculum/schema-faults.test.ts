import { describe, expect, test } from "vitest";
import { edited, expectExamsFault, expectPathFault, faultsIn, lineWith, soundPath, tiny } from "./fixture.ts";

const long = (characters: number) => "x".repeat(characters);

describe("ids", () => {
  test("badly formed", () =>
    expectPathFault([["id: command-line", "id: The Command Line!"]], {
      on: "The Command Line!",
      says: ['id "The Command Line!" is not well formed', "write the-command-line"],
    }));
  test("with accents", () => expectPathFault([["id: tools", "id: Outils_dévoilés"]], { on: "Outils", says: ["write outils-devoiles"] }));
  test("too long, mended between words", () =>
    expectPathFault([["id: labeling", "id: labeling-of-pictures-and-of-many-other-things"]], {
      on: "other-things",
      says: ["has 45 characters, more than 40", "write labeling-of-pictures-and-of-many-other"],
    }));
  test("of nothing that could be mended", () =>
    expectPathFault([["id: labeling", 'id: "?!"']], { on: "?!", says: ["write lower-case words joined by hyphens"] }));
  test("a number without quotes", () =>
    expectPathFault([["id: labeling", "id: 2026"]], { on: "id: 2026", says: ["without quotes", 'write "2026"'] }));
  test("missing: the line of the item that lacks it", () =>
    expectPathFault([["id: labeling\n            title", "title"]], {
      on: "title: Labeling",
      says: ["id is missing", "write lower-case words"],
    }));
});

describe("keys", () => {
  test("missing", () =>
    expectPathFault([["            minutes: 60\n", ""]], {
      on: "id: labeling",
      says: ["minutes is missing", "write how long", "from 5 to 840"],
    }));
  test("misspelt, said once", () =>
    expectPathFault([["minutes: 60\n", "minuets: 60\n"]], { on: "minuets", says: ['"minuets" is not a key here', "write minutes"] }));
  test("not known at all", () =>
    expectPathFault([["minutes: 60\n", "minutes: 60\n            colour: red\n"]], {
      on: "colour",
      says: ["take it out", "the keys here are id, title, kind"],
    }));
  test("without a value", () =>
    expectPathFault([["title: Labeling", "title:"]], {
      on: lineWith(soundPath, "title: Labeling"),
      says: ["title is empty", "write a title"],
    }));
  test("a missing week", () =>
    expectPathFault([["            fast_week: 1\n", ""]], {
      on: "id: command-line",
      says: ["fast_week is missing", "write the week of the fast plan"],
    }));
});

describe("values from a list", () => {
  test("an unknown kind", () =>
    expectPathFault([["kind: lab", "kind: labs"]], { on: "labs", says: ['kind "labs" is not known', "write lab"] }));
  test("an unknown kind that resembles none", () =>
    expectPathFault([["kind: lab", "kind: podcast"]], {
      on: "podcast",
      says: ["write what one does with it: read, watch, lab, topic, exam"],
    }));
  test("an unknown status", () => expectPathFault([["status: closed", "status: close"]], { on: "status: close", says: ["write closed"] }));
  test("an exam's unknown status", () => expectExamsFault([["status: beta", "status: Beta"]], { on: "Beta", says: ["write beta"] }));
  test("an exam's unknown level", () =>
    expectExamsFault([["level: associate", "level: asociate"]], { on: "asociate", says: ["write associate"] }));
  test("an unknown type of question", () =>
    expectExamsFault([["[ordering, matching]", "[ordering, matchin]"]], {
      on: "matchin]",
      says: ['entry 2 of types "matchin"', "write matching"],
    }));
  test("a flag that is none", () =>
    expectPathFault([["asked: false", "asked: no"]], { on: "asked: no", says: ['asked "no"', "false where no question"] }));
});

describe("numbers", () => {
  test.each(["4", "841", "12.5", '"60"', "-60", "1e99", ".inf", "[60]"])("minutes: %s", (minutes) =>
    expectPathFault([["minutes: 60\n", `minutes: ${minutes}\n`]], {
      on: `minutes: ${minutes}`,
      says: ["minutes", "write how long one learner takes, a whole number of minutes from 5 to 840"],
    }),
  );
  test("a week below 1", () =>
    expectPathFault([["relaxed_week: 1", "relaxed_week: 0"]], { on: "relaxed_week: 0", says: ["relaxed_week is 0", "counted from 1"] }));
  test("a phase without weeks", () =>
    expectPathFault([["{ fast: 1, relaxed: 2 }", "{ fast: 0, relaxed: 2 }"]], {
      on: "fast: 0",
      says: ["fast is 0", "write a whole number of weeks from 1"],
    }));
  test("a weight of nothing", () =>
    expectExamsFault([["weight: 100", "weight: 0"]], { on: "weight: 0", says: ["weight is 0", "from 1 to 100"] }));
});

describe("dates", () => {
  test.each(["2026-02-30", "2026-13-01", "23.11.2026", "2026-1-1", "2025-02-29"])("%s", (date) =>
    expectPathFault([["as_of: 2026-10-01", `as_of: ${date}`]], {
      on: date,
      says: [`as_of "${date}" is not a day of the calendar`, "as year-month-day, such as 2026-11-23"],
    }),
  );
  test("in an exam", () =>
    expectExamsFault([["opened: 2020-02-29", "opened: 2021-02-29"]], { on: "2021-02-29", says: ["opened", "write the first day"] }));
});

describe("addresses", () => {
  test("url", () =>
    expectPathFault([["url: https://example.com/cli/", "url: http://example.com/cli/"]], {
      on: "http://",
      says: ["url", "write https://example.com/cli/"],
    }));
  test("seed_url", () =>
    expectPathFault([["seed_url: https://example.com/old-cli/", "seed_url: example.com/old-cli/"]], {
      on: "seed_url",
      says: ["seed_url", "write https://example.com/old-cli/"],
    }));
  test("a replacement's", () =>
    expectPathFault([["url: https://example.com/tool", "url: ftp://example.com/tool"]], {
      on: "ftp:",
      says: ["url", "beginning with https://"],
    }));
  test("an exam's source", () =>
    expectExamsFault([["source: https://example.com/aaa.html", "source: HTTP://example.com/aaa.html"]], {
      on: "HTTP",
      says: ["source", "write https://example.com/aaa.html"],
    }));
  test("javascript:", () =>
    expectPathFault([["url: https://example.com/cli/", "url: javascript:alert(1)"]], {
      on: "javascript",
      says: ["beginning with https://"],
    }));
});

describe("texts", () => {
  test("a title that is too long", () =>
    expectPathFault([["title: Labeling", `title: ${long(121)}`]], {
      on: long(121),
      says: ["title has 121 characters, more than 120", "at most 120"],
    }));
  test("a title of exactly 120", () => expect(faultsIn(tiny(edited(soundPath, ["title: Labeling", `title: ${long(120)}`])))).toEqual([]));
  test("a note that is too long", () =>
    expectPathFault([["Mind the cost.", long(301)]], { on: long(301), says: ["note has 301 characters, more than 300", "at most 300"] }));
  test("a short name that is too long", () =>
    expectPathFault([["short: Tiny", `short: ${long(31)}`]], { on: long(31), says: ["at most 30"] }));
  test("control characters", () =>
    expectPathFault([["Mind the cost.", '"Mind \\u0000the\\a cost."']], {
      on: "u0000",
      says: ["note", "control character", 'write "Mind the cost."'],
    }));
  test("a line break", () =>
    expectPathFault([["note: Mind the cost.", "note: |\n              Mind\n              the cost."]], {
      on: "note: |",
      says: ["line break", 'write "Mind the cost."'],
    }));
  test("spaces only", () =>
    expectPathFault([["title: Labeling", 'title: "  "']], { on: '"  "', says: ["title is empty", "write a title"] }));
  test("marks that turn the direction of what follows", () =>
    expectPathFault([["title: Labeling", 'title: "La\\u202Ebeling"']], { on: "u202E", says: ["control character"] }));
});

describe("empty lists", () => {
  const soundUntil = (key: string) => soundPath.slice(0, soundPath.indexOf(`${key}:`));
  test("phases", () =>
    expect(faultsIn(tiny(`${soundUntil("phases")}phases: []\n`))).toMatchObject([
      { line: 5, message: expect.stringMatching(/phases is empty: write a list with at least one phase/) },
    ]));
  test("units", () =>
    expect(faultsIn(tiny(`${soundUntil("    units")}    units: []\n`))).toMatchObject([
      { line: 9, message: expect.stringMatching(/units is empty: write a list with at least one unit/) },
    ]));
  test("items", () =>
    expect(faultsIn(tiny(`${soundUntil("        items")}        items: []\n`))).toMatchObject([
      { line: 12, message: expect.stringMatching(/items is empty: write a list with at least one item/) },
    ]));
  test("an entry of nothing", () =>
    expectPathFault([["        items:\n          - id: labeling", "        items:\n          -\n          - id: labeling"]], {
      on: lineWith(soundPath, "id: labeling"),
      says: ["entry 1 of items is empty", "write an item, with id, title"],
    }));
  test("an exam's domains", () =>
    expectExamsFault([["domains:\n      - { number: 1, title: Everything, weight: 100 }", "domains: []"]], {
      on: "domains: []",
      says: ["domains is empty", "at least one domain"],
    }));
});
