import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";

// npm run migrations: whether migrations/ says the same as src/storage/tables.ts. drizzle-kit is asked for what is missing, in a copy.
const engines = { sqlite: "SQLite", postgres: "PostgreSQL" };

for (const [engine, name] of Object.entries(engines)) {
  const said = generate(engine);
  // It ends well whatever happens, and where a column may have been renamed it waits for an answer: only these words mean that all is there.
  if (said.includes("No schema changes")) {
    console.log(`${name}'s migrations are current.`);
  } else {
    const remedy = `DIALECT=${engine} npx drizzle-kit generate --name what_changed`;
    console.error(`${name}'s migrations are behind src/storage/tables.ts: run ${remedy}, read what it wrote, and commit it.\n${said}`);
    process.exitCode = 1;
  }
}

function generate(engine: string): string {
  const copy = mkdtempSync(join(tmpdir(), `cairn-migrations-${engine}-`));
  try {
    cpSync(join("migrations", engine), copy, { recursive: true });
    const dialect = engine === "postgres" ? "postgresql" : engine;
    // It puts a dot before every path: one from the root would not be found.
    const options = [`--dialect=${dialect}`, `--schema=src/storage/${engine}/tables.ts`, `--out=${relative(".", copy)}`, "--name=missing"];
    const program = join("node_modules", "drizzle-kit", "bin.cjs");
    const { stdout, stderr } = spawnSync(process.execPath, [program, "generate", ...options], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "pipe"],
    });
    return stdout + stderr;
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}
