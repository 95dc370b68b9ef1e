import { configDefaults, defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["tests/**/*.test.ts"],
    // `npm run test:long`, which is tests/long.config.ts, runs these too, and everything in its whole size.
    exclude: [...configDefaults.exclude, "tests/**/*.long.test.ts"],
    provide: { long: false },
    // One process runs many files, and reads what they share once. A test leaves nothing behind that another would meet.
    isolate: false,
    globalSetup: ["tests/support/postgres.ts", "tests/support/cost.ts"],
    // For what hangs. Some tests start processes and servers: on a busy machine that takes its time, and is no fault.
    testTimeout: 600_000,
    hookTimeout: 600_000,
  },
});
