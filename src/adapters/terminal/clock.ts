import type { Store } from "#core";
import type { TerminalClock } from "./conversation.ts";

/** The real time, moved by what the database remembers: a second start lives after its data. */
export async function createTerminalClock({ clock }: Pick<Store, "clock">, realTime: () => Date): Promise<TerminalClock> {
  let offset = await clock.offset();
  return {
    now: () => new Date(realTime().getTime() + offset),
    async moveTo(instant) {
      offset = instant === "now" ? 0 : instant.getTime() - realTime().getTime();
      await clock.setOffset(offset);
    },
  };
}
