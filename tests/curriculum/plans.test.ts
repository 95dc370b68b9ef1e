import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { isRequired, itemNamed, itemsOf, itemsOfWeek, paces, weekCount } from "#core";
import { showFault } from "../../src/curriculum/fault.ts";
import { loadPaths } from "../../src/curriculum/load.ts";

const loaded = loadPaths(join(import.meta.dirname, "../../curriculum"));
if ("faults" in loaded) throw new Error(loaded.faults.map(showFault).join("\n"));
const path = loaded.paths.named("aws-ai-ml") ?? expect.unreachable("curriculum/aws-ai-ml must be there");
const items = itemsOf(path);

test("the plans have 17 and 21 weeks", () => {
  expect(paces.map((pace) => weekCount(path, pace))).toEqual([17, 21]);
});

describe.each(paces)("the %s plan", (pace) => {
  const weeks = Array.from({ length: weekCount(path, pace) }, (_, i) => itemsOfWeek(path, pace, i + 1));

  test("holds every item in exactly one week", () => {
    expect(
      weeks
        .flat()
        .map(({ id }) => id)
        .sort(),
    ).toEqual(items.map(({ id }) => id).sort());
  });

  test("asks for something each week, and for no more than 14 hours", () => {
    const hours = weeks.map((week) => week.filter(isRequired).reduce((sum, { minutes }) => sum + minutes, 0) / 60);
    expect(Math.min(...hours)).toBeGreaterThan(0);
    expect(Math.max(...hours)).toBeLessThanOrEqual(14);
  });
});

test("each exam's weights add up to 100", () => {
  expect(path.exams.length).toBeGreaterThanOrEqual(6);
  for (const exam of path.exams) expect([exam.code, exam.domains.reduce((sum, { weight }) => sum + weight, 0)]).toEqual([exam.code, 100]);
});

test("ended exams lead to exams that can be taken", () => {
  const ended = path.exams.filter(({ status }) => status === "ended");
  expect(ended.map(({ code }) => code)).toEqual(expect.arrayContaining(["MLA-C01", "MLS-C01"]));
  for (const exam of ended) expect(path.exams.find(({ code }) => code === exam.replacement)?.status).toMatch(/active|beta/);
});

test("closed and ended items remain in the path and say what to study instead", () => {
  const gone = items.filter(({ status }) => status === "closed" || status === "ended");
  expect(gone.length).toBeGreaterThanOrEqual(8);
  for (const item of gone) expect(item.replacement?.title, item.id).toBeTruthy();
  expect(gone.filter(({ status }) => status === "ended").map(({ title }) => title)).toEqual(
    expect.arrayContaining([expect.stringContaining("Lookout for Vision"), expect.stringContaining("Machine Learning - Specialty")]),
  );
});

test("only items that no question can be about have no domain", () => {
  expect(items.filter(({ asked, domains }) => asked && domains.length === 0).map(({ id }) => id)).toEqual([]);
});

test("an item is found by its id, and another id finds none", () => {
  for (const item of items) expect(itemNamed(path, item.id)).toBe(item);
  expect(itemNamed(path, "no-such-item")).toBeUndefined();
});
