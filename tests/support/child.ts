import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

/** A script beside this one, run by a Node of its own. */
export interface Child {
  readonly process: ChildProcess;
  /** The next line that it prints; fails with what it complained of where it ends before. */
  line(): Promise<string>;
  /** All that it has printed and not been asked for, once it has ended, and the signal that ended it. */
  ended(): Promise<{ readonly lines: readonly string[]; readonly signal: NodeJS.Signals | null }>;
}

/** The environment in which what was compiled is kept between starts, as `npm start` does: it halves the cost of one. */
export const compiled = { NODE_COMPILE_CACHE: fileURLToPath(new URL("../../node_modules/.cache/cairn", import.meta.url)) };

export function start(script: string, ...args: readonly string[]): Child {
  const child = spawn(process.execPath, [fileURLToPath(new URL(script, import.meta.url)), ...args], {
    stdio: ["pipe", "pipe", "pipe"],
    env: { ...process.env, ...compiled },
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const gone = once(child, "close") as Promise<[number | null, NodeJS.Signals | null]>;
  let complaints = "";
  child.stderr.on("data", (text) => {
    complaints += text;
  });
  return {
    process: child,
    async line() {
      const { value, done } = await lines.next();
      if (done) throw new Error(`${script} ended early: ${complaints}`);
      return value;
    },
    async ended() {
      const rest: string[] = [];
      for (let next = await lines.next(); !next.done; next = await lines.next()) rest.push(next.value);
      const [code, signal] = await gone;
      if (code) throw new Error(`${script} ended with ${code}: ${complaints}`);
      return { lines: rest, signal };
    },
  };
}
