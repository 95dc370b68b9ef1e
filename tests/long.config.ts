import { defineConfig } from "vitest/config";
import config from "../vitest.config.ts";

/** `npm run test:long`: the tests that need many processes, many runs or big sizes. A small case of each is in `npm test`. */
export default defineConfig({
  test: {
    ...config.test,
    include: ["tests/**/*.long.test.ts"],
    exclude: [],
    globalSetup: ["tests/support/postgres.ts"],
    testTimeout: 3_600_000,
  },
});
