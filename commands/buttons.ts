import { z } from "#core";

/** The button under a welcome. */
export const showRules = { name: "rules", payload: z.object({}) };
