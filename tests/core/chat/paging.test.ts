import { expect, test } from "vitest";
import { itemsOf } from "#core";
import { createCohort, realPaths, type Speaker } from "../../support/talk.ts";

/** Presses one button until it is gone; every message on the way. */
async function walk(speaker: Speaker, first: string, label: string): Promise<readonly string[]> {
  const pages = [first];
  while (pages.at(-1)?.includes(`] ${label}`)) {
    if (pages.length > 50) throw new Error("This never ends");
    pages.push(await speaker.press(label));
  }
  return pages;
}

test.each([1, 2, 3])("phase %i shows each of its items once, walking on and walking back", async (number) => {
  const world = await createCohort();
  const ada = world.talk("ada");
  await ada.say("/join");
  const phase = realPaths().first.phases[number - 1];
  const titles = phase?.units.flatMap(({ items }) => items.map(({ title }) => title)) ?? [];
  expect(titles.length).toBeGreaterThan(3);

  const onwards = await walk(ada, await ada.say(`/path phase:${number}`), "Next");
  const back = await walk(ada, onwards.at(-1) ?? "", "Back");
  /** The items that have a row, by the longest title with which a row begins. */
  const shown = (pages: readonly string[]) =>
    (pages.join("\n").match(/^[·✓] .+/gm) ?? []).map(
      (row) => titles.filter((title) => row.startsWith(` ${title} `, 1)).toSorted((a, b) => b.length - a.length)[0] ?? row,
    );
  expect(shown(onwards)).toEqual(titles);
  expect(shown(back.toReversed())).toEqual(titles);
  expect(back.toReversed()).toEqual(onwards);
  if (onwards.length > 1) expect(onwards.at(-1)).toContain(`Page ${onwards.length} of ${onwards.length}`);
  for (const page of onwards) expect(page).toContain("Tick items off with /done and their name.");
});

test("the whole path has more to show than one message holds", async () => {
  expect(itemsOf(realPaths().first).length).toBeGreaterThan(40);
});

test("the same list from a button turns its pages as well", async () => {
  const world = await createCohort();
  const ada = world.talk("ada");
  await ada.say("/path");
  expect(await ada.press("3. AWS AI/ML Certifications Path")).toContain("Page 1 of 5");
  expect(await ada.press("Next")).toContain("Page 2 of 5");
});
