import { commandsFor } from "#commands/index";
import { jobs } from "./jobs/index.ts";

export { actions, invite } from "#commands/index";
export { jobs };

/** Everything that members can ask for. */
export const commands = commandsFor(jobs);
