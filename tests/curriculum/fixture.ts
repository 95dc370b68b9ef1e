import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished } from "vitest";
import type { Fault } from "../../src/curriculum/fault.ts";
import { loadPaths } from "../../src/curriculum/load.ts";

/** A sound path in a folder `tiny`: two phases, two weeks fast and three relaxed. */
export const soundPath = `id: tiny
title: A tiny path
short: Tiny
as_of: 2026-11-23
phases:
  - id: basics
    title: Basics
    weeks: { fast: 1, relaxed: 1 }
    units:
      - id: tools
        title: Tools
        items:
          - id: command-line
            title: The command line
            kind: lab
            minutes: 120
            url: https://example.com/cli/
            seed_url: https://example.com/old-cli/
            fast_week: 1
            relaxed_week: 1
            domains: [AAA-C01/1, AAA-C01/2]
            status: active
            note: Mind the cost.
  - id: exams
    title: Exams
    weeks: { fast: 1, relaxed: 2 }
    units:
      - id: first-exam
        title: The first exam
        items:
          - id: labeling
            title: Labeling
            kind: read
            minutes: 60
            fast_week: 2
            relaxed_week: 2
            domains: []
            status: closed
            replacement: { title: Another tool, url: https://example.com/tool }
            as_of: 2026-10-01
            covers: [Labels]
          - id: take-the-exam
            title: Take the exam
            kind: exam
            minutes: 600
            fast_week: 2
            relaxed_week: 3
            domains: [BBB-C01/1]
            status: active
            exam: BBB-C01
            asked: false
`;

export const soundExams = `exams:
  - code: AAA-C01
    title: The old exam
    level: foundational
    status: ended
    as_of: 2026-11-23
    opened: 2020-02-29
    ended: 2026-09-28
    replacement: BBB-C01
    minutes: 90
    questions: { scored: 50, unscored: 15 }
    pass_mark: 700
    types: [single, multiple]
    domains:
      - { number: 1, title: First, weight: 60 }
      - { number: 2, title: Second, weight: 40 }
    source: https://example.com/aaa.html
  - code: BBB-C01
    title: The new exam
    level: associate
    status: beta
    as_of: 2026-11-23
    questions: { scored: 65, unscored: 0 }
    pass_mark: 720
    types: [ordering, matching]
    domains:
      - { number: 1, title: Everything, weight: 100 }
    source: https://example.com/bbb.html
`;

/** Whose the tiny exams are, and what is known of their products. */
export const soundVendor = `disclaimer: Nobody is affiliated with anybody.
makers: [Amazon, AWS]
scale: { least: 100, most: 1000 }
official_hosts: [docs.aws.amazon.com, aws.amazon.com, docs.python.org, numpy.org, scikit-learn.org]
closed_services:
  - { name: A2I, instead: a review step }
  - { name: App Runner, instead: ECS Express Mode }
  - { name: Kendra, instead: Bedrock Knowledge Bases }
  - { name: SageMaker Ground Truth, instead: a labeling tool }
`;

/** What stands in a text once, and what to put in its place. */
export type Edit = readonly [from: string, to: string];

export function edited(text: string, ...edits: readonly Edit[]): string {
  return edits.reduce((before, [from, to]) => {
    expect(before.split(from), `"${from}" must stand once in the fixture`).toHaveLength(2);
    return before.replace(from, () => to);
  }, text);
}

/** Writes files into a folder of this test's own, by their paths in it. */
export function folderWith(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = mkdtempSync(join(tmpdir(), "cairn-curriculum-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(folder, name, ".."), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

export const tiny = (path: string | Uint8Array = soundPath, exams: string | Uint8Array = soundExams) =>
  folderWith({ "tiny/path.yaml": path, "tiny/exams.yaml": exams });

/** The faults of a folder, by file names within it; none where it loads. */
export function faultsIn(folder: string): readonly Fault[] {
  const loaded = loadPaths(folder);
  return "faults" in loaded ? loaded.faults.map((fault) => ({ ...fault, file: fault.file.replace(`${folder}/`, "") })) : [];
}

/** The first line of a text that holds some words, counted from 1. */
export function lineWith(text: string, words: string): number {
  const line = text.split("\n").findIndex((one) => one.includes(words)) + 1;
  expect(line, `"${words}" must stand in the text`).toBeGreaterThan(0);
  return line;
}

interface Expected {
  /** The line on which the fault must be reported after the edits, or words that stand on it. */
  readonly on: string | number;
  /** Words that the message must hold: what is wrong, and what to write instead. */
  readonly says: readonly string[];
}

/** Edits the sound path and demands this one fault of it. */
export const expectPathFault = (edits: readonly Edit[], expected: Expected) =>
  expectOneFault("tiny/path.yaml", edited(soundPath, ...edits), soundExams, expected);
/** Edits the sound exams and demands this one fault of them. */
export const expectExamsFault = (edits: readonly Edit[], expected: Expected) =>
  expectOneFault("tiny/exams.yaml", soundPath, edited(soundExams, ...edits), expected);

function expectOneFault(file: string, path: string, exams: string, { on, says }: Expected): void {
  const faults = faultsIn(tiny(path, exams));
  expect(faults.map((fault) => fault.message)).toHaveLength(1);
  const [fault] = faults;
  expect(fault).toMatchObject({ file, line: typeof on === "number" ? on : lineWith(file.endsWith("path.yaml") ? path : exams, on) });
  for (const words of says) expect(fault?.message).toContain(words);
}
