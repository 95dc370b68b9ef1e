import { openEngine } from "../../src/storage/index.ts";
import { change, insert } from "../../src/storage/statements.ts";
import { cohort } from "../contracts/store/sample.ts";

// A bot that is killed between a statement and its commit: node die-in-unit.ts URL. Prints what it has been told is written.
const [url = ""] = process.argv.slice(2);
const engine = await openEngine(url);
const add = insert(engine.tables.cohorts);
for (const id of ["c1", "c2", "c3"]) {
  await engine.write([add(cohort(id))]);
  console.log(id);
}
/** It is built when its turn comes, after the statements before it have run. */
const death = change((db) => {
  process.kill(process.pid, "SIGKILL");
  return db.select({ id: engine.tables.cohorts.id }).from(engine.tables.cohorts);
});
await Promise.all([engine.write([add(cohort("c4"))]).then(() => console.log("c4")), engine.write([add(cohort("c5")), death({})])]);
