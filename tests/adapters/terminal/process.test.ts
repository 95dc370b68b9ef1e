import { spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { describe, expect, onTestFinished, test } from "vitest";
import { root } from "../../../src/config.ts";
import { compiled } from "../../support/child.ts";
import { curriculumFolder } from "../../support/talk.ts";

function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "cairn-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** The bot as somebody starts it, in a folder of its own, with these lines on standard input. */
async function bot(folder: string, lines: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const child = spawn(process.execPath, [join(root, "src/main.ts")], {
    cwd: folder,
    env: { PATH: process.env.PATH, ...compiled, DATABASE_URL: `file:${join(folder, "cairn.db")}`, ...env },
  });
  child.stdin.on("error", () => {}); // it may stop before it has read anything
  child.stdin.end(lines.map((line) => `${line}\n`).join(""));
  const [out, err, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, "close")]);
  return { out, err, code };
}

test("without a terminal: a line is a message, its answer is all that is printed, the end of input is the end", async () => {
  const folder = emptyFolder();
  const { out, err, code } = await bot(folder, ["/help done", "", "1", "hello"]);
  expect(out).toBe(
    [
      "/done\n\nTick off what you have studied\n\nitem What you have done, by name\n\nWritten: /done item:item\n\n",
      "There is no button to press yet. Try /help.\n\n",
      "Commands begin with a slash: try /help. About this terminal: :help\n\n",
    ].join(""),
  );
  expect({ err, code }).toEqual({ err: "", code: 0 });
  expect(readdirSync(folder).filter((file) => !file.startsWith("cairn.db"))).toEqual([]); // no history of what no person typed
});

test("quitting leaves the rest unread", async () => {
  const { out, code } = await bot(emptyFolder(), [":quit", "/help"]);
  expect({ out, code }).toEqual({ out: "Goodbye.\n\n", code: 0 });
});

test("the last line counts without its line break, and lines of Windows too", async () => {
  const folder = emptyFolder();
  const { out, code } = await bot(folder, ["hello\r", "hello"]);
  expect(out.match(/Commands begin with a slash/g)).toHaveLength(2);
  expect(code).toBe(0);
});

test("a second start remembers the group, what was done, and the time that was set", async () => {
  const folder = emptyFolder();
  const first = await bot(folder, [
    ":at 2026-11-30T09:00",
    "/setup start:2026-11-30 timezone:Europe/Berlin pace:fast name:Autumn",
    ":as ada",
    "/join",
    "/done aws-cli-essentials",
  ]);
  expect(first).toMatchObject({ err: "", code: 0 });
  expect(first.out).toContain("+50 points");

  const second = await bot(folder, [":at", ":as ada", "/progress", "/leaderboard"]);
  expect(second).toMatchObject({ err: "", code: 0 });
  expect(second.out).toMatch(/^It is 2026-11-30 10:0\d \(Europe\/Berlin\)\./);
  expect(second.out).toMatch(/ada · Autumn[\s\S]+Week 1 of 17[\s\S]+50 points, 1st/);
  expect(second.out).toMatch(/1 {2}ada \(you\) {2}50/);
});

describe("what cannot work is said in a sentence", () => {
  test.each([
    ["mysql://localhost/x", /^DATABASE_URL should be a file, such as file:cairn\.db, or a server.+\n$/],
    ["file:", /^DATABASE_URL should be a file.+\n$/],
    [
      "file:/no/such/folder/cairn.db",
      /^The database cannot be opened: .+\nIs it there, and is DATABASE_URL right\? See \.env\.example\.\n$/,
    ],
    [
      "postgres://nobody:x@127.0.0.1:1/none",
      /^The database cannot be opened: .+\nIs it there, and is DATABASE_URL right\? See \.env\.example\.\n$/,
    ],
  ])("DATABASE_URL=%s", async (url, sentence) => {
    const { out, err, code } = await bot(emptyFolder(), ["/help"], { DATABASE_URL: url });
    expect({ out, code }).toEqual({ out: "", code: 1 });
    expect(err).toMatch(sentence);
    expect(err).not.toMatch(/^\s+at /m);
  });

  test("a curriculum that is not there", async () => {
    const { out, err, code } = await bot(emptyFolder(), ["/help"], { CURRICULUM: "/no/such/folder" });
    expect({ out, code }).toEqual({ out: "", code: 1 });
    expect(err).toContain("/no/such/folder");
    expect(err).not.toMatch(/^\s+at /m);
  });

  test("a fault in the curriculum, with its file and line", async () => {
    const folder = emptyFolder();
    cpSync(curriculumFolder, join(folder, "curriculum"), { recursive: true });
    writeFileSync(join(folder, "curriculum/aws-ai-ml/path.yaml"), "id: aws-ai-ml\ntitle: [\n");
    const { out, err, code } = await bot(folder, ["/help"], { CURRICULUM: join(folder, "curriculum") });
    expect({ out, code }).toEqual({ out: "", code: 1 });
    expect(err).toMatch(/path\.yaml:\d+[\s\S]+mend these lines and start again\.\n$/);
    expect(err).not.toMatch(/^\s+at /m);
  });
});
