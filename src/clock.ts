import { schedule } from "node-cron";
import type { Timers } from "#core";

/** Milliseconds between two looks at what should be drawn anew. */
const betweenRedraws = 2000;

/** A beat that comes late, for the process was held up, is a beat all the same: milliseconds. */
const tolerance = 59_000;

/**
 * A beat at once and then each minute, one at a time; between them, drawing anew. node-cron is a dumb heartbeat in UTC:
 * in a local zone it leaves out the day whose clocks go forward. Gives what stops it.
 */
export function startClock(parts: { readonly timers: Timers; tick(): Promise<void>; redraw(): Promise<void> }): () => Promise<void> {
  const { timers, tick, redraw } = parts;
  const beat = schedule("* * * * *", tick, { timezone: "UTC", noOverlap: true, missedExecutionTolerance: tolerance });
  let callOff = () => {};
  let isStopped = false;

  async function draw(): Promise<void> {
    await redraw();
    if (!isStopped) callOff = timers.after(betweenRedraws, () => void draw());
  }

  void tick();
  void draw();
  return async () => {
    isStopped = true;
    callOff();
    await beat.destroy();
  };
}
