import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { loadPathsCached } from "../../src/curriculum/cache.ts";
import { loadPaths } from "../../src/curriculum/load.ts";
import { createWorld, realPaths } from "../support/talk.ts";
import { bankExams, faultsOn, soundQuestions, tinyWith } from "./bank.ts";
import { type Edit, edited, faultsIn, folderWith, lineWith, soundExams, soundPath, soundVendor } from "./fixture.ts";

/** A path of another vendor: its exams are scored in percent, its products and pages are its own. */
const brewers = {
  path: edited(soundPath, ["title: A tiny path", "title: The brewer's path"], ["title: Labeling", "title: Maltcorp Label Press"]),
  exams: edited(bankExams, ["pass_mark: 700", "pass_mark: 70"], ["pass_mark: 720", "pass_mark: 72"]),
  vendor: `disclaimer: Unofficial, and not affiliated with Maltcorp.
makers: [Maltcorp]
scale: { least: 0, most: 100 }
official_hosts: [learn.maltcorp.example]
closed_services:
  - { name: Hop Cloud, instead: Hop Edge }
`,
  questions: soundQuestions
    .replaceAll(/source: .+/g, "source: https://learn.maltcorp.example/guide.html")
    .replaceAll(/Textract/g, "Kettle")
    .replaceAll(/Polly|Translate/g, (name) => `Tap ${name.length}`),
};

const folderOf = ({ path, exams, vendor, questions }: typeof brewers) =>
  folderWith({ "tiny/path.yaml": path, "tiny/exams.yaml": exams, "tiny/vendor.yaml": vendor, "tiny/questions/a.yaml": questions });

function loaded(folder: string) {
  const found = loadPaths(folder, "2026-11-23");
  if ("faults" in found) expect.unreachable(found.faults.map(({ message }) => message).join("\n"));
  return found.paths;
}

test("a path of another vendor needs no code, and nothing of AWS is said on it", async () => {
  const world = await createWorld({ paths: loaded(folderOf(brewers)) });
  const [you, ada] = [world.talk("you"), world.talk("ada")];
  const said = [await you.say("/setup start:2026-11-23 timezone:Europe/Berlin pace:fast"), await ada.say("/join")];
  for (const { name } of world.bot.commands) if (name !== "forget") said.push(await ada.say(`/${name}`), await you.say(`/${name}`));
  said.push(await world.at("2026-11-24 09:05").tick(), await ada.say("/path 2"), await ada.say("/quiz about:BBB-C01"));
  expect(said.join("\n")).toMatch(/Unofficial, and not affiliated with Maltcorp\./);
  expect(said.join("\n")).toMatch(/pass mark 72/);
  expect(said.join("\n")).toMatch(/learn\.maltcorp\.example|Which command shows them|Match each task|Put its steps|agree more/);
  expect(said.filter((answer) => /AWS|Amazon/i.test(answer))).toEqual([]);
});

test("on AWS's path it says what it always said", async () => {
  const world = await createWorld({ paths: realPaths() });
  const [, footer] = /(Checked on .+)$/m.exec(await world.talk("ada").say("/path")) ?? [];
  expect(footer).toMatch(/^Checked on Mon 23 Nov 2026\. Unofficial, and not affiliated with AWS\.$/);
});

test("its own pages are official, its own closed services no answers, with or without the maker's name", () => {
  const faults = (...edits: readonly Edit[]) =>
    faultsOn(folderOf({ ...brewers, questions: edited(brewers.questions, ...edits) })).map(({ message }) => message);
  expect(faults()).toEqual([]);
  expect(faults(['"ls -a"', '"Amazon Kendra"'])).toEqual([]);
  expect(faults(['"ls -a"', '"Hop Cloud"'])).toEqual([expect.stringContaining("Hop Cloud takes no new customers")]);
  expect(faults(['"ls -a"', '"Label Press"'])).toEqual([expect.stringContaining("write Another tool instead")]);
  const [first] = brewers.questions.split("  - id: bbb-c01-1-02");
  const onAws = { ...brewers, questions: edited(first ?? "", ["learn.maltcorp.example", "docs.aws.amazon.com"]) };
  expect(faultsOn(folderOf(onAws))).toMatchObject([
    { message: "source is on docs.aws.amazon.com: write a page of learn.maltcorp.example", file: "tiny/questions/a.yaml" },
  ]);
});

test("a pass mark is on the vendor's scale", () => {
  const exams = edited(brewers.exams, ["pass_mark: 72", "pass_mark: 720"]);
  expect(faultsIn(folderOf({ ...brewers, exams }))).toMatchObject([
    {
      file: "tiny/exams.yaml",
      line: lineWith(exams, "pass_mark: 720"),
      message: "pass_mark 720 is off the scale of vendor.yaml: write a score from 0 to 100",
    },
  ]);
});

test("its slips are named with line and remedy, and hide no other", () => {
  const vendor = (...edits: readonly Edit[]) => edited(soundVendor, ...edits);
  const slips = (text: string) => {
    const folder = tinyWith({ "a.yaml": soundQuestions });
    writeFileSync(join(folder, "tiny/vendor.yaml"), text);
    return faultsOn(folder).map(({ file, line, message }) => `${file}:${line} ${message}`);
  };
  expect(slips(vendor(["disclaimer: Nobody is affiliated with anybody.\n", ""]))).toEqual([
    expect.stringMatching(/^tiny\/vendor\.yaml:1 disclaimer is missing: write the sentence/),
  ]);
  expect(slips(vendor(["makers:", "markers:"]))).toEqual([
    expect.stringMatching(/^tiny\/vendor\.yaml:2 "markers" is not a key here: write makers/),
  ]);
  expect(slips(vendor(["[docs.aws", "[https://docs.aws"]))).toEqual(
    [
      expect.stringMatching(/^tiny\/vendor\.yaml:4 .*"https:\/\/docs\.aws\.amazon\.com" is not well formed/),
      expect.stringMatching(/^tiny\/questions\/a\.yaml:\d+ source is on docs\.aws\.amazon\.com/),
    ].toReversed(),
  );
});

test("without it a path is walked and says nothing of anybody; a check asks for it where there are questions", () => {
  const folder = folderWith({ "tiny/path.yaml": soundPath, "tiny/exams.yaml": soundExams });
  expect(loaded(folder).first.disclaimer).toBeUndefined();
  const asking = tinyWith({ "a.yaml": soundQuestions });
  rmSync(join(asking, "tiny/vendor.yaml"));
  expect(faultsOn(asking)).toMatchObject([{ file: "tiny/questions/a.yaml", line: 1, message: expect.stringContaining("no vendor.yaml") }]);
  expect(faultsIn(asking)).toEqual([]);
});

test("what is remembered of a path holds it, until the file changes", async () => {
  const [folder, cacheFile] = [folderOf(brewers), join(folderWith({}), "curriculum.json")];
  const disclaimer = async () => {
    const found = await loadPathsCached(folder, cacheFile);
    return "faults" in found ? "faults" : found.paths.first.disclaimer;
  };
  expect(await disclaimer()).toMatch(/Maltcorp/);
  expect(await disclaimer()).toMatch(/Maltcorp/);
  writeFileSync(join(folder, "tiny/vendor.yaml"), brewers.vendor.replace("affiliated with Maltcorp", "affiliated with Hopcorp"));
  expect(await disclaimer()).toMatch(/Hopcorp/);
});
