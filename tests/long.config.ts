import { configDefaults, defineConfig } from "vitest/config";
import config from "../vitest.config.ts";

/** `npm run test:long`: all tests in their whole size (tests/support/size.ts), and those of which there is no small one. */
export default defineConfig({
  test: {
    ...config.test,
    exclude: configDefaults.exclude,
    provide: { long: true },
    globalSetup: ["tests/support/postgres.ts"],
    testTimeout: 6_000_000,
  },
});
