import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays, itemsOf } from "#core";
import { size } from "../support/size.ts";
import { createCohort, realPaths, type Speaker, type World } from "../support/talk.ts";

const [path] = realPaths().all;
const items = path ? itemsOf(path).map(({ id }) => id) : [];
const names = ["ada", "bob", "cleo", "dan"];

/** What a member may do in the course of a season, on a day of it. */
const step = fc.record({
  name: fc.constantFrom(...names),
  /** Days that pass before it. */
  days: fc.constantFrom(0, 0, 0, 1, 3, 8),
  line: fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...items).map((id) => `/done ${id}`) },
    { weight: 3, arbitrary: fc.constant("take back") },
    {
      weight: 2,
      arbitrary: fc.constantFrom(
        "/join now",
        "/join own",
        "/leave",
        "/settings visibility:hidden",
        "/settings visibility:named",
        '/settings alias:"Quiet Otter"',
      ),
    },
  ),
});

test("every number is the same wherever it stands", async () => {
  let compared = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 30 }), async (steps) => {
      const world = await createCohort();
      const speakers = new Map(names.map((name) => [name, world.talk(name)]));
      for (const name of ["ada", "bob", "cleo"]) await speakers.get(name)?.say("/join");
      let today = "2026-11-28";
      for (const { name, days, line } of steps) {
        today = addDays(today, days);
        world.at(`${today} 12:00`);
        const speaker = speakers.get(name);
        if (line === "take back") await takeBack(world, name);
        else await speaker?.say(line);
      }
      compared += await compareAll(world, speakers);
    }),
    { numRuns: size(6, 30) },
  );
  expect(compared).toBeGreaterThan(size(2, 10));
});

test("a row of a board is read as /progress says it", () => {
  expect(onBoard("1  bob        50\n2  ada (you)  40\n")).toBe("40 points, 2nd");
  expect(onBoard("1  bob  50\n")).toBeUndefined();
});

/** Presses [Undo] in the latest message about the last item done. */
async function takeBack(world: World, name: string): Promise<void> {
  const person = await world.store.people.byAccount(`terminal:${name}`);
  const last = person && (await world.store.progress.completions(person.id, path?.id ?? "")).at(-1);
  const speaker = world.talk(name);
  if (last && /\[1\] Undo/.test(await speaker.say(`/done ${last.item}`))) await speaker.press("Undo");
}

/** Compares what each member is told in every place; how many members with points there were. */
async function compareAll(world: World, speakers: ReadonlyMap<string, Speaker>): Promise<number> {
  const percents: number[] = [];
  const paces: number[] = [];
  let withPoints = 0;
  for (const [name, speaker] of speakers) {
    const week = await speaker.say("/week");
    if (/You are not in this group yet/.test(week)) continue;
    const progress = await speaker.say("/progress");
    const percent = Number(/(\d+) % {2}Whole path/.exec(progress)?.[1]);
    expect(Number(/· (\d+) % of the path/.exec(week)?.[1]), "/week's percent").toBe(percent);
    percents.push(percent);
    paces.push(paceOf(progress));

    const place = (period: string) => new RegExp(`Points this ${period} +(.+)`).exec(progress)?.[1];
    for (const period of ["week", "season"]) {
      const said = place(period);
      if (period === "season" && said !== "none yet") withPoints += 1;
      const board = await speaker.say(`/leaderboard ${period}`);
      if (said?.endsWith("off the board")) expect(board).toMatch(/You are hidden/);
      else expect(onBoard(board) ?? "none yet", `/leaderboard ${period}`).toBe(said);
    }
    for (const [other, reader] of speakers) {
      const seen = other === name ? "" : await reader.say(`/progress @${name}`);
      if (seen.startsWith(`${name} · `)) expect(numbersOf(seen), `${name} as ${other} sees it`).toEqual(numbersOf(progress));
    }
  }
  const members = /Members +(.+)/.exec(await world.talk("you").say("/cohort"))?.[1];
  const onPace = paces.filter((pace) => pace >= -1).length;
  const behind = paces.filter((pace) => pace <= -7).length;
  const middle = percents.toSorted((a, b) => a - b)[Math.floor((percents.length - 1) / 2)];
  expect(members).toBe(
    percents.length === 0
      ? "nobody yet"
      : percents.length < 3
        ? String(percents.length)
        : `${percents.length}: ${onPace} on pace, ${behind} a week or more behind, the middle one at ${middle} %`,
  );
  return withPoints;
}

/** The own row, in the words of /progress; undefined where there is none. */
function onBoard(board: string): string | undefined {
  const [, place, points] = /^(\d+) {2}.+\(you\) +(\d+)$/m.exec(board) ?? [];
  const ordinals: Readonly<Record<string, string>> = { 1: "1st", 2: "2nd", 3: "3rd", 4: "4th" };
  return place && `${points} points, ${ordinals[place]}`;
}

/** The days ahead of the plan; whoever has done everything is ahead of everybody. */
function paceOf(progress: string): number {
  const [, days, direction] = /Pace +(?:(\d+) days? (ahead|behind)|on pace|all done)/.exec(progress) ?? [];
  return Number(days ?? 0) * (direction === "behind" ? -1 : 1);
}

const numbersOf = (progress: string) =>
  [/\d+ % {2}Whole path: .+/, /Pace +.+/, /Points this week +.+/, /Points this season +.+/].map((line) => line.exec(progress)?.[0]);
