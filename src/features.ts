import { actions, commandsFor } from "#commands/index";
import { answerable, withPosts } from "#core";
import { jobs as all } from "./jobs/index.ts";

export { actions, invite } from "#commands/index";

/** Everything that happens by itself; below a post, too, stand only buttons that are answered. */
export const jobs = all.map((job) =>
  withPosts(job, (content) => answerable(content, (name) => actions.some((action) => action.name === name))),
);

/** Everything that members can ask for. */
export const commands = commandsFor(jobs);
