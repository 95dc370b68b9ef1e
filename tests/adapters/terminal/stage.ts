import type { Paths } from "#core";
import { createWorld, type Speaker } from "../../support/talk.ts";
import type { Stage } from "../conversation.ts";

/** A conversation in the terminal, where Olga is the first speaker. */
export async function terminalStage(paths: Paths, newId: () => string): Promise<Stage> {
  const world = await createWorld({ paths, newId });
  const speakers = new Map<string, Speaker>();
  const read = new Map<string, { speaker: Speaker; text: string }>();
  const used = new Set<string>();

  /** Each is asked from where they spoke last. */
  function speakerOf(who: string, channel: string): Speaker {
    const key = `${who} ${channel}`;
    const speaker = speakers.get(key) ?? world.talk(who === "Olga" ? "you" : who, channel === "study" ? undefined : channel);
    speakers.set(key, speaker);
    return speaker;
  }
  const keep = (who: string, speaker: Speaker, text: string): string => {
    read.set(who, { speaker, text });
    return text;
  };
  const lastOf = (who: string) => {
    const last = read.get(who);
    if (!last) throw new Error(`${who} has read nothing yet.`);
    return last;
  };

  return {
    platform: "terminal",

    async says(who, line, channel) {
      used.add(line.split(" ")[0] ?? "");
      const speaker = speakerOf(who, channel);
      return keep(who, speaker, await speaker.say(line));
    },

    types: async (who, line) => (await speakerOf(who, "study").complete(line)).join("\n"),

    async presses(who, label, writes) {
      const { speaker } = lastOf(who);
      const said = await speaker.press(label);
      return keep(who, speaker, writes === undefined ? said : `${said}\n\n${await speaker.say(writes)}`);
    },

    async picks(who, prompt, labels) {
      const { speaker, text } = lastOf(who);
      const lines = text.split("\n");
      const list = lines.slice(lines.indexOf(prompt) + 1);
      const numbers = labels.map(
        (label) => /^\[(\d+)\]/.exec(list.find((line) => line.replace(/^\[\d+\] /, "").startsWith(label)) ?? "")?.[1],
      );
      return keep(who, speaker, await speaker.press(numbers.join(" ")));
    },

    opensHome: async () => "",
    at: (time) => speakerOf("Olga", "study").say(`:at ${time.replace(" ", "T")}`),
    names: () => new Map(),
    trouble: () => world.errors.map(String),
    used,
  };
}
