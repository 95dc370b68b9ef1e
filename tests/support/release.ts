import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";

// npm run release -- 0.2.0: checks everything, dates what the change log has pending, commits and tags. Nothing is pushed.
const changelog = ".github/CHANGELOG.md";
const pending = "## Unreleased\n";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { check: { type: "string", default: "npm run check && npm run test:long" } },
});
const version = positionals[0] ?? "";
const tag = `v${version}`;

const present: string = JSON.parse(readFileSync("package.json", "utf8")).version;
if (!/^\d+\.\d+\.\d+$/.test(version)) refuse("Which version? npm run release -- 0.2.0");
if (!isAfter(version, present)) refuse(`${version} is not after ${present}, which package.json has.`);
if (git("tag", "--list", tag)) refuse(`There is a tag ${tag} already.`);
refuseUnclean();
const [before = "", after] = readFileSync(changelog, "utf8").split(pending);
if (after === undefined) refuse(`${changelog} has no line "${pending.trim()}".`);
const [entry = ""] = after.split(/^## /m);
if (!/^- /m.test(entry)) refuse(`Nothing is pending in ${changelog}: write what changed for operators and members.`);

const checked = git("rev-parse", "HEAD");
if (spawnSync(values.check, { shell: true, stdio: "inherit" }).status !== 0) refuse("The checks did not pass.");
// They take long: what is tagged must be what they looked at.
refuseUnclean();
if (git("rev-parse", "HEAD") !== checked) refuse("Somebody committed while the checks ran.");

const [today] = new Date().toISOString().split("T");
writeFileSync(changelog, `${before}${pending}\n## ${version} (${today})\n${after}`);
// Neither its own commit nor the scripts that npm would run around it.
run("npm", "version", version, "--no-git-tag-version", "--ignore-scripts");
git("commit", "--all", "--message", `Release ${version}`);
git("tag", "--annotate", tag, "--message", `Cairn ${version}`);
console.log(`${version} is committed and tagged. Look at it, then: git push --follow-tags`);

function refuseUnclean(): void {
  const unclean = git("status", "--porcelain");
  if (unclean) refuse(`The tree is not clean:\n${unclean}`);
}

/** Whether one version comes after another, number by number. */
function isAfter(version: string, other: string): boolean {
  const numbers = other.split(".").map(Number);
  const [first] = version.split(".").flatMap((part, index) => Number(part) - (numbers[index] ?? 0) || []);
  return first !== undefined && first > 0;
}

function git(...words: readonly string[]): string {
  return run("git", ...words);
}

/** What a program says; where it fails, so does the release. */
function run(program: string, ...words: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(program, words, { encoding: "utf8" });
  if (status !== 0) refuse(`${program} ${words.join(" ")} did not succeed:\n${stdout}${stderr}`);
  return stdout.trim();
}

function refuse(why: string): never {
  console.error(why);
  process.exit(1);
}
