import { afterEach, describe, expect, test } from "vitest";
import { rules } from "../support/fakes/slack/index.ts";
import { plantedAddresses, plantedAnswers } from "../support/fakes/slack/planted/addresses.ts";
import { plantedBlocks } from "../support/fakes/slack/planted/blocks.ts";
import { plantedElements } from "../support/fakes/slack/planted/elements.ts";
import { furtherBlocks } from "../support/fakes/slack/planted/further-blocks.ts";
import { type Hand, openHand } from "../support/fakes/slack/planted/hand.ts";
import { plantedMethods } from "../support/fakes/slack/planted/methods.ts";
import { type PlantedRequest, post } from "../support/fakes/slack/planted/moves.ts";
import { plantedReports } from "../support/fakes/slack/planted/reports.ts";
import { plantedLines } from "../support/fakes/slack/planted/socket.ts";
import { plantedViewMoves } from "../support/fakes/slack/planted/view-moves.ts";
import { plantedViews } from "../support/fakes/slack/planted/views.ts";

const toStop: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const stop of toStop.splice(0).reverse()) await stop();
});

async function hands(): Promise<Hand> {
  const hand = await openHand();
  toStop.push(hand.stop);
  return hand;
}

describe("each rule refuses its planted violation, and lets its nearest pass", () => {
  const posting = (blocks: readonly unknown[]) => (hand: Hand) => post(hand, { blocks: blocks as never });
  const planted = new Map<string, PlantedRequest>([
    ...Object.entries(plantedMethods),
    ...Object.entries(plantedViewMoves),
    ...Object.entries(plantedViews),
    ...Object.entries(plantedAddresses),
    ...Object.entries(plantedAnswers),
    ...Object.entries(plantedReports),
    ...Object.entries({ ...plantedBlocks, ...plantedElements }).map(
      ([name, { bad, good }]) => [name, { bad: posting(bad), good: posting(good) }] as const,
    ),
  ]);
  const plantFor = (name: string) => {
    const plant = planted.get(name);
    if (!plant) throw new Error("no violation is planted");
    return plant;
  };

  test("no rule is without a violation, and no violation without a rule", () => {
    const names = rules.map(({ name }) => name);
    expect(names.length).toBeGreaterThan(110);
    expect([...planted.keys(), ...Object.keys(plantedLines)].sort()).toEqual([...names].sort());
  });

  const refused = rules.flatMap((rule) => (rule.kind === "method" || rule.kind === "address" || rule.kind === "block" ? [rule] : []));
  test.each(refused)("$name ($source)", async (rule) => {
    const plant = plantFor(rule.name);
    const hand = await hands();
    const answer = await plant.bad(hand);
    expect(hand.fake.requests.at(-1)?.rules).toEqual([rule.name]);
    const blocks = rule.name in plantedViews ? "invalid_arguments" : "invalid_blocks";
    expect(answer).toMatchObject({
      status: rule.kind === "block" ? 200 : rule.status,
      body: { ok: false, error: rule.kind === "block" ? blocks : rule.error },
    });
    if (rule.kind === "block") expect(JSON.stringify(answer.body.response_metadata)).toMatch(/\[ERROR\] .+ \[json-pointer:\/(blocks|view)/);

    const other = await hands();
    const passed = await plant.good(other);
    expect(other.fake.requests.at(-1)?.rules).toEqual([]);
    expect(passed).toMatchObject({ status: 200, body: { ok: true } });
  });

  test.each(furtherBlocks)("refused too: %s", async (_, block, rule) => {
    const hand = await hands();
    expect((await post(hand, { blocks: [block] })).body.error).toBe("invalid_blocks");
    expect(hand.fake.requests.at(-1)?.rules).toEqual([rule]);
  });

  test.each(rules.filter(({ kind }) => kind === "report"))("$name ($source)", async ({ name }) => {
    const hand = await hands();
    expect((await plantFor(name).bad(hand)).body.ok).toBe(true);
    expect(hand.fake.reports.map(({ rule }) => rule)).toEqual([name]);
    const other = await hands();
    expect((await plantFor(name).good(other)).body.ok).toBe(true);
    expect(other.fake.reports).toEqual([]);
  });

  test.each(rules.filter(({ kind }) => kind === "socket"))("$name ($source)", async ({ name }) => {
    const plant = plantedLines[name as keyof typeof plantedLines];
    const hand = await hands();
    await plant.bad(hand);
    expect(hand.fake.socket.broken).toEqual([name]);
    const other = await hands();
    const line = await plant.good(other);
    await line.read();
    expect(other.fake.socket.broken).toEqual([]);
  });
});
