import { appendFileSync, existsSync, readFileSync } from "node:fs";
import { destinationOf, type Poster } from "#core";

/** A platform whose messages are lines of a file, which outlives whoever posts. It may know a delivery again, or show it twice. */
export function filePlatform(file: string, knows: boolean): Poster {
  return {
    knowsAgainFor: knows ? 12 * 3_600_000 : 0,
    async post(target, _reply, delivery) {
      if (!knows || !shownIn(file).includes(delivery)) appendFileSync(file, `${delivery}\n`);
      return {
        kind: "sent",
        message: { channel: { platform: "terminal", space: "s", id: destinationOf(target).destination }, id: delivery },
      };
    },
    edit: async (message) => ({ kind: "sent", message }),
    find: async () => "unclear",
  };
}

/** The deliveries of all messages that stand there. */
export const shownIn = (file: string): readonly string[] =>
  existsSync(file) ? readFileSync(file, "utf8").split("\n").filter(Boolean) : [];
