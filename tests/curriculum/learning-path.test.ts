import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readSource } from "../../src/curriculum/draft.ts";
import { type ItemEntry, type PathFile, pathSchema } from "../../src/curriculum/schema.ts";

const original = join(import.meta.dirname, "../../../shared/reference/learning-path.md");
const present = existsSync(original);
const where = present ? "" : " (skipped: ../shared/reference/learning-path.md is not here)";

const { sound } = readSource(join(import.meta.dirname, "../../curriculum/aws-ai-ml/path.yaml"), pathSchema);
const path: PathFile = sound ?? expect.unreachable("the path has faults: npm run cairn -- curriculum check");

test.skipIf(!present)(`the original learning path has 36 links and 49 points without one${where}`, () => {
  const points = pointsOf(readFileSync(original, "utf8"));
  expect(points.filter(({ url }) => url)).toHaveLength(36);
  expect(points.filter(({ url }) => !url)).toHaveLength(49);
});

test.skipIf(!present)(`each of them is exactly one item under its own heading${where}`, () => {
  const points = pointsOf(readFileSync(original, "utf8"));
  expect(points.map((point) => [point.words, itemsFor(path, point)])).toEqual(points.map((point) => [point.words, [expect.any(String)]]));
  const linked = points.filter(({ url }) => url).flatMap((point) => itemsFor(path, point));
  expect(new Set(linked).size).toBe(36);
});

test.skipIf(!present)(`an item that is gone, or has moved to another heading, would be missed${where}`, () => {
  const lost = (changed: PathFile) =>
    pointsOf(readFileSync(original, "utf8"))
      .filter((point) => itemsFor(changed, point).length !== 1)
      .map(({ words }) => words);
  const [first, ...others] = path.phases;
  if (!first) expect.unreachable();
  expect(lost({ ...path, phases: others })).toHaveLength(4);
  expect(
    lost({ ...path, phases: [{ ...first, units: first.units.map((unit) => ({ ...unit, title: "Elsewhere" })) }, ...others] }),
  ).toHaveLength(4);
  expect(lost(path)).toEqual([]);
});

/** A bullet of the original that is something to study, under its headings from the top. */
interface Point {
  readonly words: string;
  readonly url: string | undefined;
  readonly headings: readonly string[];
}

/** Bold bullets without a link are headings too. */
function pointsOf(markdown: string): readonly Point[] {
  const points: Point[] = [];
  let headings: readonly string[] = [];
  let group: string | undefined;
  for (const line of markdown.split("\n")) {
    const heading = line.match(/^(#{2,4}) (.+?)(?: \([\d-]+ weeks\))?$/);
    const bold = line.match(/^- \*\*(.+?)\*\*/);
    const link = line.match(/^\s*- .*\[(.+?)\]\((.+?)\)/);
    const bullet = line.match(/^\s+- (.+)$/);
    if (heading) {
      headings = [...headings.slice(0, (heading[1]?.length ?? 2) - 2), heading[2] ?? ""];
      group = undefined;
    }
    if (bold) group = bold[1];
    const under = group === undefined ? headings : [...headings, group];
    if (link) points.push({ words: link[1] ?? "", url: link[2], headings: under });
    else if (bullet) points.push({ words: bullet[1] ?? "", url: undefined, headings: under });
  }
  return points;
}

/** The ids of the items that teach a point, in a phase and a unit named by its headings. */
function itemsFor({ phases }: PathFile, { words, url, headings }: Point): readonly string[] {
  const named = ({ title }: { readonly title: string }) => headings.includes(title);
  const teaches = (item: ItemEntry) =>
    url === undefined ? item.title === words || (item.covers ?? []).includes(words) : (item.seed_url ?? item.url) === url;
  return phases
    .filter(named)
    .flatMap((phase) => phase.units.filter(named).flatMap((unit) => unit.items.filter(teaches).map(({ id }) => id)));
}
