import { readFileSync } from "node:fs";

/** What the suite may cost. More fails nothing, for machines differ: it is said. A change that brings much may raise it, by 15 at most. */
const bound = 230;

/** vitest's global set-up: a run ends with the CPU seconds that it took, on a system that tells. */
export default function setup(): void {
  // By then, workers, databases and bots have ended, and were waited for.
  process.once("exit", () => {
    const children = ofChildren();
    if (children === undefined) return;
    const { user, system } = process.cpuUsage();
    const seconds = Math.round((user + system) / 1_000_000 + children);
    console.error(`CPU seconds: ${seconds}`);
    if (seconds > bound)
      console.error(`That is more than ${bound}: on an idle machine the suite should cost less. See tests/support/cost.ts.`);
  });
}

/** The CPU seconds of all processes that were waited for, and of those that these waited for: Linux counts them. */
function ofChildren(): number | undefined {
  let stat: string;
  try {
    stat = readFileSync("/proc/self/stat", "utf8");
  } catch {
    return undefined;
  }
  // The process's name stands in brackets, and may hold spaces. What follows begins with the third field; cutime and cstime
  // are the 16th and 17th, in hundredths of a second. See proc_pid_stat(5).
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return (Number(fields[16 - 3]) + Number(fields[17 - 3])) / 100;
}
