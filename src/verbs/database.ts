import type { Store } from "#core";
import type { Config } from "../config.ts";
import { openStore } from "../storage/index.ts";

/** Does something with the store, which is open for so long. */
export async function onDatabase<Result>({ databaseUrl }: Config, use: (store: Store) => Promise<Result>): Promise<Result> {
  const store = await openStore(databaseUrl);
  try {
    return await use(store);
  } finally {
    await store.close();
  }
}
