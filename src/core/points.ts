import type { Item } from "./path.ts";

/** Points for an item: ten for each half hour begun, within these bounds. */
export const itemPoints = { perHalfHour: 10, least: 10, most: 50 } as const;

export const pointsFor = ({ minutes }: Pick<Item, "minutes">): number =>
  Math.min(itemPoints.most, Math.max(itemPoints.least, itemPoints.perHalfHour * Math.ceil(minutes / 30)));
