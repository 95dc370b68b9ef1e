import { expect, test } from "vitest";
import { startClock } from "../src/clock.ts";

/** Lets what has been promised be done. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

test("it beats at once, draws anew again and again, and stops when it is told", async () => {
  const did: string[] = [];
  let waiting: (() => void) | undefined;
  const stop = startClock({
    tick: async () => void did.push("tick"),
    redraw: async () => void did.push("redraw"),
    timers: {
      after(milliseconds, run) {
        expect(milliseconds).toBe(2000);
        waiting = run;
        return () => {
          waiting = undefined;
        };
      },
    },
  });
  await settled();
  expect(did).toEqual(["tick", "redraw"]);
  waiting?.();
  await settled();
  expect(did).toEqual(["tick", "redraw", "redraw"]);
  await stop();
  expect(waiting).toBeUndefined();
});
