import { expect, test } from "vitest";
import { createCohort, createWorld, realPaths, type Speaker } from "../../support/talk.ts";

const [path] = realPaths().all;
const phases = path?.phases ?? [];

/** Every page of an answer. */
async function allPages(speaker: Speaker, line: string): Promise<string> {
  const pages = [await speaker.say(line)];
  while (/\] Next/.test(pages.at(-1) ?? "")) pages.push(await speaker.press("Next"));
  const total = Number(/Page \d+ of (\d+)$/.exec(pages[0] ?? "")?.[1] ?? 1);
  expect(pages).toHaveLength(total);
  return pages.join("\n");
}

test("all in short: phases with weeks and hours, the exams, a button each", async () => {
  const answer = await (await createCohort()).talk("ada").say("/path");
  expect(answer).toMatch(
    /1\. CLOUD FUNDAMENTALS\n2 weeks, 4 items, 18 h 30 min[\s\S]+3\. AWS AI\/ML CERTIFICATIONS PATH\n12 to 16 weeks, 49 items/,
  );
  for (const code of ["CLF-C02", "AIF-C01", "MLA-C02", "AIP-C01"]) expect(answer).toContain(`${code} AWS Certified`);
  expect(answer).not.toContain("MLS-C01");
  expect(answer).toMatch(/\[1\] 1\. Cloud Fundamentals +\[2\] 2\. AWS Service/);
});

test("a member sees the weeks of the own pace, and what is done", async () => {
  const ada = (await createCohort()).talk("ada");
  await ada.say("/join");
  await ada.say("/done aws-well-architected-framework");
  expect(await ada.say("/path")).toMatch(/\n12 weeks, 49 items[\s\S]+/);
  expect(await ada.say("/path")).toMatch(/48 % {2}Done/);
  expect(await ada.press("1. Cloud Fundamentals")).toMatch(/✓ AWS Well-Architected Framework .+week 2/);
});

test.each(
  phases.flatMap(({ id, title }, i) => [
    [String(i + 1), title],
    [id, title],
    [title, title],
    [title.toUpperCase(), title],
    [`"${title}"`, title],
  ]),
)("/path %s is that phase", async (typed, title) => {
  expect((await (await createWorld()).talk("ada").say(`/path ${typed}`)).split("\n")[0]).toBe(title);
});

test.each(phases.map(({ title }, i) => [title, i + 1]))("every item of %s stands on its pages once", async (_title, number) => {
  const shown = await allPages((await createWorld()).talk("ada"), `/path ${number}`);
  const titles = phases[number - 1]?.units.flatMap(({ items }) => items.map(({ title }) => title)) ?? [];
  expect(titles.length).toBeGreaterThan(3);
  for (const title of titles)
    expect(
      shown.split("\n").filter((line) => line.startsWith(`· ${title} `)),
      title,
    ).toHaveLength(1);
});

test("an ended item names what takes its place, a closed one what to use instead", async () => {
  const shown = await allPages((await createWorld()).talk("ada"), "/path 3");
  expect(shown).toMatch(/Machine Learning - Specialty .+ended; tick it for this or for AWS Certified Generative AI Developer/);
  expect(shown).toMatch(/Amazon Kendra .+closed to new customers; instead: Amazon Bedrock Managed Knowledge Base/);
  expect(shown).toMatch(/SageMaker Experiments .+now MLflow on SageMaker AI/);
});

test("Next and Back turn the same pages", async () => {
  const ada = (await createWorld()).talk("ada");
  const first = await ada.say("/path 3");
  const second = await ada.press("Next");
  expect(second).toMatch(/\[1\] Back +\[2\] Next\s+Page 2 of/);
  expect(await ada.press("Back")).toBe(first);
});

test.each(["0", "4", "-1", "1.5", "9999999999", "quokkas", "__proto__"])(
  "/path %s is no phase: it shows which there are",
  async (typed) => {
    const ada = (await createWorld()).talk("ada");
    expect(await ada.say(`/path ${typed}`)).toMatch(/Which phase is that\?[\s\S]+\[1\] 1\. Cloud Fundamentals/);
    expect(await ada.press("1")).toMatch(/^Cloud Fundamentals\n/);
  },
);
