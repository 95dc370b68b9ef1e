import { once } from "node:events";
import { openStore } from "../../src/storage/index.ts";
import { completeAtOnce } from "./one-item.ts";

// A second bot on the same database: node complete-at-once.ts URL COUNT. Says "ready", waits for a word, and prints the answers.
const [url = "", times = ""] = process.argv.slice(2);
const store = await openStore(url);
console.log("ready");
await once(process.stdin, "data");
console.log(JSON.stringify(await completeAtOnce(store, Number(times))));
await store.close();
process.stdin.destroy();
