import type { Path, Paths } from "#core";

/** The paths by their ids; undefined where there is none. */
export function pathsOf(all: readonly Path[]): Paths | undefined {
  const [first] = all;
  const byId = new Map(all.map((path) => [path.id, path]));
  return first && { all, first, named: (id) => byId.get(id) };
}
