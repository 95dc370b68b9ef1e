import { defineConfig } from "drizzle-kit";

// npx drizzle-kit generate --name <what_changed>, once as it is and once with DIALECT=postgres. Read what it wrote before you commit it.
const { DIALECT } = process.env;
const engine = DIALECT === "postgres" ? "postgres" : "sqlite";

export default defineConfig({
  dialect: engine === "postgres" ? "postgresql" : "sqlite",
  schema: `./src/storage/${engine}/tables.ts`,
  out: `./migrations/${engine}`,
});
