import { configDefaults, defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["tests/**/*.test.ts"],
    // Those are for `npm run test:long`: tests/long.config.ts.
    exclude: [...configDefaults.exclude, "tests/**/*.long.test.ts"],
    globalSetup: ["tests/support/postgres.ts", "tests/support/cost.ts"],
    // Some start processes and servers: on a slow machine that takes its time, and is no fault.
    testTimeout: 60_000,
  },
});
