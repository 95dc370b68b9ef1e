// Loaded before main.ts: Node then keeps the TypeScript it has stripped and compiled, and does not load its stripper
// at the next start. Half of the time to the first prompt.
import { enableCompileCache } from "node:module";
import { fileURLToPath } from "node:url";

enableCompileCache(fileURLToPath(new URL("../node_modules/.cache/cairn", import.meta.url)));
