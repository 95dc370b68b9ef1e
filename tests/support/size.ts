import { inject } from "vitest";

declare module "vitest" {
  interface ProvidedContext {
    /** Whether this is `npm run test:long`. */
    long: boolean;
  }
}

/** How many runs, kills or members: a small case in `npm test`, the whole in `npm run test:long`. */
export const size = (small: number, whole: number): number => (inject("long") ? whole : small);
