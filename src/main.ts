import { enableCompileCache } from "node:module";

enableCompileCache(); // keeps the stripped TypeScript: half of the time to the first prompt
const { start } = await import("./start.ts");
await start();
