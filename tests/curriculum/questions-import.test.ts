import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { stringify } from "csv-stringify/sync";
import { describe, expect, test } from "vitest";
import { questionNamed, questionsOf } from "#core";
import { loadPaths } from "../../src/curriculum/load.ts";
import { answerCurriculum } from "../../src/curriculum/verbs.ts";
import { soundQuestions, tinyWith } from "./bank.ts";
import { edited } from "./fixture.ts";

const sound: Readonly<Record<string, string>> = {
  domain: "BBB-C01/1",
  task: "1.1",
  items: "command-line labeling",
  type: "multiple",
  difficulty: "2",
  stem: 'Which of these "tools", say, count the lines of a text? (Choose TWO.)',
  option_1: "wc -l, by itself",
  why_1: "It counts lines where it is asked for them.",
  option_2: "ls",
  why_2: "It lists files and does not look into them.",
  option_3: "grep -c",
  why_3: "With an empty pattern it counts every line.",
  option_4: "pwd",
  why_4: "It names the folder that one is in.",
  option_5: "cd",
  why_5: "It goes into another folder, and counts nothing.",
  right: "1 3",
  source: "https://docs.python.org/3/",
  checked: "2026-11-20",
  author: "Ada",
};
const other = { ...sound, stem: "How does a clerk number the rows of a long list? (Choose TWO.)", domain: "", task: "" };

const csv = (...rows: readonly Readonly<Record<string, string>>[]) => stringify([...rows], { header: true, columns: Object.keys(sound) });

/** Gives a table to the command line's verb, and reads what it says. */
async function importing(table: string, words: readonly string[] = [], folder = tinyWith({ "bbb.yaml": soundQuestions })) {
  const file = join(folder, "table.txt");
  writeFileSync(file, table);
  const said = await answerCurriculum(folder, ["import-questions", file, ...words], "2026-11-23");
  return { folder, ok: said?.ok, lines: said?.lines ?? [], text: said?.lines.join("\n") ?? "" };
}
const bank = (folder: string) => readFileSync(join(folder, "tiny/questions/bbb.yaml"), "utf8");
const pathIn = (folder: string) => {
  const loaded = loadPaths(folder, "2026-11-23");
  return "paths" in loaded ? loaded.paths.first : expect.unreachable(loaded.faults.map(({ message }) => message).join("\n"));
};

describe("from CSV", () => {
  test("a dry run shows what would be written, and writes nothing", async () => {
    const { folder, ok, text } = await importing(csv(sound));
    expect(ok).toBe(true);
    expect(text).toContain("tiny/questions/bbb.yaml:\n  - id: bbb-c01-1-05\n    version: 1\n");
    expect(text).toContain("Questions must be original");
    expect(text).toMatch(/1 row, 0 with faults\. Nothing is written yet: give --write/);
    expect(bank(folder)).toBe(soundQuestions);
    expect(readdirSync(join(folder, "tiny/questions"))).toEqual(["bbb.yaml"]);
  });

  test("what is written loads, behind what was there, under new ids", async () => {
    const { folder, ok } = await importing(csv(sound, other), ["--write"]);
    expect(ok).toBe(true);
    expect(bank(folder).startsWith(soundQuestions)).toBe(true);
    const path = pathIn(folder);
    expect(
      questionsOf(path)
        .map(({ id }) => id)
        .slice(-2),
    ).toEqual(["bbb-c01-1-05", "imported-01"]);
    expect(questionNamed(path, "bbb-c01-1-05")).toMatchObject({
      version: 1,
      domain: "BBB-C01/1",
      task: "1.1",
      items: ["command-line", "labeling"],
      type: "multiple",
      difficulty: 2,
      stem: sound.stem,
      author: "Ada",
      checked: "2026-11-20",
    });
    expect(questionNamed(path, "bbb-c01-1-05")?.options.map(({ text, right }) => [text, right])).toEqual([
      ["wc -l, by itself", true],
      ["ls", false],
      ["grep -c", true],
      ["pwd", false],
      ["cd", false],
    ]);
    expect(questionNamed(path, "imported-01")).not.toHaveProperty("domain");
    expect(existsSync(join(folder, "tiny/questions/imported.yaml"))).toBe(true);
  });

  test("several of one domain get an id each", async () => {
    const { folder } = await importing(csv(sound, { ...other, domain: "BBB-C01/1", task: "1.2" }), ["--write"]);
    expect(
      questionsOf(pathIn(folder))
        .map(({ id }) => id)
        .slice(-2),
    ).toEqual(["bbb-c01-1-05", "bbb-c01-1-06"]);
  });

  test("a second import goes on counting, and one of the same questions is refused", async () => {
    const { folder } = await importing(csv(sound), ["--write"]);
    const again = await importing(csv(sound), ["--write"], folder);
    expect(again.ok).toBe(false);
    expect(again.text).toMatch(/row 2: the stem resembles that of bbb-c01-1-05 on line \d+ of bbb\.yaml \(100 %/);
    expect((await importing(csv({ ...other, domain: "BBB-C01/1", task: "1.2" }), ["--write"], folder)).ok).toBe(true);
    expect(questionsOf(pathIn(folder)).at(-1)?.id).toBe("bbb-c01-1-06");
  });

  test("semicolons, a byte order mark, Windows line ends, capitals and empty rows are read", async () => {
    const text = stringify([sound, {}], {
      header: true,
      columns: Object.keys(sound).map((key) => ({ key, header: key.replace("_", " ").toUpperCase() })),
      delimiter: ";",
      record_delimiter: "\r\n",
      bom: true,
    });
    expect(await importing(text)).toMatchObject({ ok: true, text: expect.stringContaining("1 row, 0 with faults") });
  });

  test("a stem with line breaks is refused in its row, and the rows are counted as a spreadsheet does", async () => {
    const { text } = await importing(
      csv({ ...sound, stem: "Which of these count the lines\nof a text? (Choose TWO.)" }, { ...other, difficulty: "hard" }),
    );
    expect(text).toContain("row 2: stem");
    expect(text).toContain('row 3: difficulty "hard" is not known: write 1 to recognise');
  });

  test.each([
    [{ items: "command-lin" }, "item command-lin is not in path.yaml: write command-line"],
    [{ items: "" }, "items is missing: write a list of 1 to 6 ids"],
    [{ items: "take-the-exam" }, "asked: false"],
    [{ domain: "BBB-C01/7" }, "domain BBB-C01/7 is not in exams.yaml: write BBB-C01/1"],
    [{ domain: "AAA-C01/1" }, "is of an exam that has ended"],
    [{ domain: "somewhere" }, 'domain "somewhere" is not well formed'],
    [{ task: "3.1" }, "task 3.1 is not of domain"],
    [{ type: "essay" }, 'type "essay" is not known'],
    [{ type: "single" }, "a single question has 4 options, and this one 5: write 4"],
    [{ right: "1" }, "of this one's options 1 is marked"],
    [{ right: "1 9" }, "right names 9, and there is no such option: write the numbers"],
    [{ right: "A C" }, "right names A, C, and there is no such option"],
    [{ why_3: "Short." }, "why_3: why has 6 characters, fewer than 20"],
    [{ why_4: "" }, "why_4: why is missing"],
    [{ option_2: "" }, "option_2: text is missing"],
    [{ option_2: "cd" }, 'option "cd" stands on line 3 too'],
    [{ option_2: "All of the above" }, "speaks of the other options"],
    [{ source: "https://medium.com/x" }, "source is on medium.com"],
    [{ checked: "2026-01-01" }, "checked lies 326 days back"],
    [{ checked: "20.11.2026" }, 'checked "20.11.2026" is not a day of the calendar'],
    [{ author: "" }, "author is missing"],
    [
      { stem: "Seen on ExamTopics: which of these count lines? (Choose TWO.)" },
      '"examtopics" stands in the row: questions copied from exams are not taken',
    ],
    [{ author: "my braindump" }, '"braindump" stands in the row'],
  ])("a row with %j", async (change, message) => {
    const { ok, lines, folder } = await importing(csv(other, { ...sound, ...change }), ["--write"]);
    expect(ok).toBe(false);
    expect(lines.filter((line) => line.startsWith("row 3: ")).join("\n")).toContain(message);
    expect(lines.filter((line) => line.startsWith("row 2: "))).toEqual([]);
    expect(lines.at(-1)).toBe("2 rows, 1 with faults. Nothing is written; mend the rows and give the file again.");
    expect(readdirSync(join(folder, "tiny/questions"))).toEqual(["bbb.yaml"]);
    expect(bank(folder)).toBe(soundQuestions);
  });

  test("two rows that ask the same", async () => {
    expect((await importing(csv(sound, sound))).text).toContain("row 3: the stem resembles that of bbb-c01-1-05 on line 2 of table.txt");
  });

  test("a table that is none", async () => {
    expect((await importing("colour,stem\nred,x\n")).text).toMatch(
      /column "colour" is not known[\s\S]+columns type, option_1, why_1 are missing/,
    );
    expect((await importing("stem,stem,type,option_1,why_1\n")).text).toContain("column stem stands twice");
    expect((await importing('stem,type,option_1,why_1\n"open')).text).toMatch(/cannot be read as a table .*look at its quotes/);
    expect((await importing("stem,type,option_1,why_1\n")).text).toContain("holds no questions");
    expect((await importing("")).ok).toBe(false);
    const folder = tinyWith({});
    writeFileSync(join(folder, "utf16.csv"), Buffer.from("\uFEFFstem", "utf16le"));
    for (const [file, says] of [
      ["utf16.csv", "not in UTF-8"],
      ["nowhere.csv", "is no file"],
      ["tiny", "is no file"],
    ] as const)
      expect((await answerCurriculum(folder, ["import-questions", join(folder, file)], "2026-11-23"))?.lines.join()).toContain(says);
  });

  test("a file that is laid out so that nothing can be put behind it is left alone", async () => {
    const folder = tinyWith({ "bbb.yaml": `${soundQuestions.replace("domain: BBB-C01/1\n", "")}domain: BBB-C01/1\n` });
    await expect(importing(csv(sound), ["--write"], folder)).rejects.toThrow(/nothing can be put behind it/);
    expect(bank(folder)).toMatch(/Cairn\ndomain: BBB-C01\/1\n$/);
  });

  test("a path that is faulty itself is mended first, and among several the path is named", async () => {
    const faulty = await importing(csv(sound), [], tinyWith({ "bbb.yaml": edited(soundQuestions, ["difficulty: 3", "difficulty: 9"]) }));
    expect(faulty).toMatchObject({ ok: false, text: expect.stringContaining("difficulty is 9") });
    expect((await importing(csv(sound), ["nowhere"])).text).toBe("Name the path after the file: tiny.");
    expect((await importing(csv(sound), ["tiny"])).ok).toBe(true);
    expect(await answerCurriculum(tinyWith({}), ["import-questions"], "2026-11-23")).toBeUndefined();
    expect(await answerCurriculum(tinyWith({}), ["import-questions", "--wirte"], "2026-11-23")).toBeUndefined();
  });
});

describe("from Anki", () => {
  const lines = (...each: readonly string[]) => each.map((line) => `<div>${line}</div>`).join("");
  const note = [
    "Which word names each of <b>these</b> signs &amp; what they&#39;re for?",
    "A sign&nbsp;for &lt;less&gt;<br>A sign for more<br>A sign for the same",
    lines("left", "right", "both"),
    `"${lines("It opens to the side of the greater one.", 'It opens to the ""left"" side instead.', "Both sides of it are worth the same.")}"`,
    "",
    "matching",
    "1",
    "BBB-C01/1",
    "1.1",
    "labeling",
    "https://docs.python.org/3/",
    "2026-11-20",
    "Ada",
  ];
  const head = ["#separator:tab", "#html:true", "#guid column:1", "#notetype column:2", "#deck column:3", "#tags column:17"];
  const exported = `${[...head, ["x#1", "Cairn question", "Cairn", ...note, "a tag"].join("\t")].join("\n")}\n`;

  test("a note is a question, without Anki's own columns and its HTML", async () => {
    const { folder, ok, text } = await importing(exported, ["--write"]);
    expect(text).toContain("1 row, 0 with faults");
    expect(ok).toBe(true);
    expect(questionsOf(pathIn(folder)).at(-1)).toMatchObject({
      id: "bbb-c01-1-05",
      type: "matching",
      difficulty: 1,
      stem: "Which word names each of these signs & what they're for?",
      options: [
        { text: "A sign for <less>", match: "left", why: "It opens to the side of the greater one." },
        { text: "A sign for more", match: "right", why: 'It opens to the "left" side instead.' },
        { text: "A sign for the same", match: "both", why: "Both sides of it are worth the same." },
      ],
    });
  });

  test("other separators, and fields that are no HTML", async () => {
    const plain = [
      "A stem that is <b>long</b> enough to be one",
      '"a\nb\nc"',
      '"d\ne\nf"',
      '"why it is the a of them\nwhy it is the b of them\nwhy it is the c of them"',
      "",
      "matching",
      "1",
      "",
      "",
      "labeling",
      "https://numpy.org/",
      "2026-11-20",
      "Ada",
    ];
    const { ok, text } = await importing(`#separator:Semicolon\n#html:false\n${plain.join(";")}\n`);
    expect(text).toContain('stem: "A stem that is <b>long</b> enough to be one"');
    expect(ok).toBe(true);
  });

  test("a note with a fault is named by its number", async () => {
    expect((await importing(exported.replace("matching", "matchin"))).text).toContain('row 1: type "matchin" is not known: write matching');
    expect((await importing(`${head.join("\n")}\n`)).text).toContain("holds no questions");
    expect((await importing("#separator:tab")).text).toContain("holds no questions");
  });
});
