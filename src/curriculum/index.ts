export { loadPathsCached } from "./cache.ts";
export { showFault } from "./fault.ts";
