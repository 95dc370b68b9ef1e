import { type AskedQuestion, fewestCounted } from "#core";

/** Of questions that are closed and that enough people tried: the one that fewest got right, with its percent, unless all did. */
export function hardestOf(asked: readonly AskedQuestion[]): (AskedQuestion & { readonly percent: number }) | undefined {
  const [hardest] = asked
    .filter(({ isClosed, answers }) => isClosed && answers.length >= fewestCounted)
    .map((each) => ({ ...each, percent: Math.floor((100 * each.answers.filter(({ right }) => right).length) / each.answers.length) }))
    .sort((a, b) => a.percent - b.percent);
  return hardest && hardest.percent < 100 ? hardest : undefined;
}
