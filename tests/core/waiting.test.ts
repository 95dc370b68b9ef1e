import { describe, expect, test } from "vitest";
import { pause, persist, remembering, type Timers, within } from "#core";

/** Timers that run out when they are told to. */
function heldTimers() {
  const held = new Map<() => void, number>();
  const timers: Timers = {
    after(milliseconds, run) {
      held.set(run, milliseconds);
      return () => void held.delete(run);
    },
  };
  return {
    timers,
    /** What is waited for now, in milliseconds. */
    waits: () => [...held.values()],
    /** Lets everything that is waited for run out. */
    runOut() {
      for (const run of [...held.keys()]) {
        held.delete(run);
        run();
      }
    },
  };
}

describe("within", () => {
  test("gives what the work gives in time, and waits for nothing more", async () => {
    const { timers, waits } = heldTimers();
    const work = Promise.withResolvers<string>();
    const result = within(timers, 1000, work.promise, "late");
    expect(waits()).toEqual([1000]);
    work.resolve("done");
    expect(await result).toBe("done");
    expect(waits()).toEqual([]);
  });

  test("gives something else when the time has run out; a failure after that is nobody's", async () => {
    const { timers, runOut } = heldTimers();
    const work = Promise.withResolvers<string>();
    const result = within(timers, 1000, work.promise, undefined);
    runOut();
    expect(await result).toBeUndefined();
    work.reject(new Error("too late to matter")); // would fail this run, if it were anybody's
    await Promise.allSettled([work.promise]);
  });

  test("fails as the work fails in time, and waits for nothing more", async () => {
    const { timers, waits } = heldTimers();
    await expect(within(timers, 1000, Promise.reject(new Error("no")), undefined)).rejects.toThrow("no");
    expect(waits()).toEqual([]);
  });
});

test("a pause is over when its time has run out", async () => {
  const { timers, waits, runOut } = heldTimers();
  const over = pause(timers, 300);
  expect(waits()).toEqual([300]);
  runOut();
  await over;
});

describe("persist", () => {
  const failureOf = (error: unknown) => error as { kind: "refused"; code: number } | { kind: "later"; milliseconds: number } | Unknown;
  type Unknown = { kind: "unknown" };
  const unknown: Unknown = { kind: "unknown" };

  /** Makes a request that fails in these ways, one after the other; and says how long was waited before each further attempt. */
  async function made(...failures: readonly ReturnType<typeof failureOf>[]) {
    const { timers, waits, runOut } = heldTimers();
    const left = [...failures];
    const waited: number[] = [];
    let isOver = false;
    const result = persist(
      { timers, firstPause: 100 },
      async () => {
        const failure = left.shift();
        if (failure) throw failure;
        return "answer";
      },
      failureOf,
    ).finally(() => {
      isOver = true;
    });
    while (!isOver) {
      await Promise.resolve();
      waited.push(...waits());
      runOut();
    }
    return { result: await result, waited };
  }

  test("the first attempt that succeeds is the last", async () => {
    expect(await made()).toEqual({ result: { answer: "answer" }, waited: [] });
    expect(await made(unknown, unknown)).toEqual({ result: { answer: "answer" }, waited: [100, 200] });
  });

  test("whoever asks for patience says for how long", async () => {
    expect(await made({ kind: "later", milliseconds: 1234 }, unknown)).toEqual({ result: { answer: "answer" }, waited: [1234, 200] });
  });

  test("after three attempts it is given up", async () => {
    expect(await made(unknown, unknown, unknown)).toEqual({
      result: { failure: unknown, error: unknown, attempts: 3 },
      waited: [100, 200],
    });
  });

  test("what is refused is not asked again", async () => {
    const refused = { kind: "refused", code: 4 } as const;
    expect(await made(refused)).toEqual({ result: { failure: refused, error: refused, attempts: 1 }, waited: [] });
    expect(await made(unknown, refused)).toEqual({ result: { failure: refused, error: refused, attempts: 2 }, waited: [100] });
  });
});

test("so much is remembered, and whichever was set longest ago is forgotten first", () => {
  const seen = remembering<number>(2);
  seen.set("a", 1);
  seen.set("b", 2);
  seen.set("a", 3);
  seen.set("c", 4);
  expect(["a", "b", "c"].map(seen.get)).toEqual([3, undefined, 4]);
  seen.delete("a");
  seen.set("d", 5);
  expect(["a", "c", "d"].map(seen.get)).toEqual([undefined, 4, 5]);
});
