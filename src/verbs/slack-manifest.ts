import { describeOptions } from "#core";
import { manifest } from "../adapters/slack/register.ts";
import { commands } from "../features.ts";
import type { Verb } from "./verb.ts";

export const slackManifest: Verb = {
  name: "slack-manifest",
  usage: [{ takes: "", does: ["print what Slack must know of the app, to be pasted where it is made"] }],

  async run(_words, { config }) {
    const options = new Map(commands.map((command) => [command.name, describeOptions(command.options)]));
    return { lines: [JSON.stringify(manifest({ commands, options }, config.slackPrefix), undefined, 2)], ok: true };
  },
};
