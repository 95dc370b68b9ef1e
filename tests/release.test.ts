import { spawnSync } from "node:child_process";
import { appendFileSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";

const pending = "# What changed\n\n## Unreleased\n\n### For members\n- A thing.\n\n## 0.1.0 (2026-11-23)\n\nThe first.\n";
const script = join(import.meta.dirname, "support", "release.ts");

/** A repository at 0.1.0 of which one change is pending. */
function repository({ changelog = pending }: { readonly changelog?: string } = {}) {
  const folder = mkdtempSync(join(tmpdir(), "cairn-release-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const run = (program: string, ...words: readonly string[]) => {
    const { status, stdout, stderr } = spawnSync(program, words, { cwd: folder, encoding: "utf8" });
    return { status, said: stdout + stderr };
  };
  const git = (...words: readonly string[]) => run("git", ...words).said.trim();
  const file = (name: string) => join(folder, name);

  mkdirSync(file(".github"));
  writeFileSync(file(".github/CHANGELOG.md"), changelog);
  writeFileSync(file("package.json"), `${JSON.stringify({ name: "cairn", version: "0.1.0" }, undefined, 2)}\n`);
  writeFileSync(
    file("package-lock.json"),
    JSON.stringify({ name: "cairn", version: "0.1.0", lockfileVersion: 3, packages: { "": { name: "cairn", version: "0.1.0" } } }),
  );
  git("init", "--initial-branch=main");
  git("config", "user.name", "Ada");
  git("config", "user.email", "ada@example.org");
  git("config", "core.hooksPath", "/dev/null");
  git("add", ".");
  git("commit", "--message", "Begin");
  const release = (version: string, check = "true") => run(process.execPath, script, version, "--check", check);
  return { file, git, release, read: (name: string) => readFileSync(file(name), "utf8") };
}

/** That a release was refused for a reason, and left everything as it was. */
function expectRefused(
  { status, said }: { status: number | null; said: string },
  why: string,
  { git }: ReturnType<typeof repository>,
): void {
  expect(said).toContain(why);
  expect(status).toBe(1);
  expect(git("log", "--format=%s")).not.toContain("Release");
  expect(git("tag", "--list", "v0.2.0", "--format=%(subject)")).not.toContain("Cairn");
  expect(git("diff", "--name-only")).not.toContain("package.json");
}

test("dates what is pending, sets the version, commits and tags", () => {
  const { file, git, read, release } = repository();
  expect(release("0.2.0")).toMatchObject({ status: 0, said: expect.stringContaining("0.2.0 is committed and tagged.") });
  expect(read(".github/CHANGELOG.md").replace(/\d{4}-\d\d-\d\d(?=\)\n\n###)/, "TODAY")).toBe(
    "# What changed\n\n## Unreleased\n\n## 0.2.0 (TODAY)\n\n### For members\n- A thing.\n\n## 0.1.0 (2026-11-23)\n\nThe first.\n",
  );
  expect(JSON.parse(read("package.json")).version).toBe("0.2.0");
  expect(JSON.parse(read("package-lock.json"))).toMatchObject({ version: "0.2.0", packages: { "": { version: "0.2.0" } } });
  expect(git("status", "--porcelain")).toBe("");
  expect(git("log", "-1", "--format=%s")).toBe("Release 0.2.0");
  expect(git("rev-parse", "v0.2.0^{commit}")).toBe(git("rev-parse", "HEAD"));
  // Nothing is pending now.
  expect(release("0.3.0")).toMatchObject({ status: 1, said: expect.stringContaining("Nothing is pending") });
  cpSync(file("package.json"), file("copy.json")); // and an unclean tree is refused before that
  expect(release("0.3.0").said).toContain("The tree is not clean");
});

test("refuses an unclean tree, also one that became so while the checks ran", () => {
  const one = repository();
  appendFileSync(one.file(".github/CHANGELOG.md"), "More.\n");
  expectRefused(one.release("0.2.0"), "The tree is not clean:\nM .github/CHANGELOG.md", one);
  const other = repository();
  expectRefused(other.release("0.2.0", "echo > new.txt"), "The tree is not clean:\n?? new.txt", other);
});

test("refuses a change log in which nothing is pending", () => {
  const empty = repository({ changelog: pending.replace("- A thing.\n", "") });
  expectRefused(empty.release("0.2.0"), "Nothing is pending in .github/CHANGELOG.md", empty);
  const without = repository({ changelog: pending.replace("## Unreleased\n", "") });
  expectRefused(without.release("0.2.0"), 'has no line "## Unreleased"', without);
});

test("refuses what the checks do not pass, and what they have not looked at", () => {
  const failing = repository();
  expectRefused(failing.release("0.2.0", "false"), "The checks did not pass.", failing);
  const moved = repository();
  expectRefused(moved.release("0.2.0", "git commit --allow-empty --message Meanwhile"), "Somebody committed", moved);
});

test("refuses a version that is none, not after the present one, or tagged", () => {
  const one = repository();
  for (const version of ["", "next", "0.2", "v0.2.0"]) expectRefused(one.release(version), "Which version?", one);
  for (const version of ["0.1.0", "0.0.9"]) expectRefused(one.release(version), `${version} is not after 0.1.0`, one);
  one.git("tag", "v0.2.0");
  expectRefused(one.release("0.2.0"), "There is a tag v0.2.0 already.", one);
});

test("the change log has its line for what is pending, and an entry for the present version", () => {
  const changelog = readFileSync(".github/CHANGELOG.md", "utf8");
  expect(changelog.split("## Unreleased\n")).toHaveLength(2);
  expect(changelog).toContain(`\n## ${JSON.parse(readFileSync("package.json", "utf8")).version} (`);
});
