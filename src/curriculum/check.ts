import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { itemsOf, type LocalDate, type Path, paces, questionsOf, weekCount } from "#core";
import { showFault } from "./fault.ts";
import { loadPaths } from "./load.ts";
import { curriculumJsonSchema } from "./schema.ts";

/** What to print about the curriculum of a folder: every fault, or what each path holds; and whether its schema.json, if it has one, is current. */
export function checkCurriculum(folder: string, judgedOn: LocalDate): { readonly lines: readonly string[]; readonly ok: boolean } {
  const loaded = loadPaths(folder, judgedOn);
  const schema = schemaFault(join(folder, "schema.json"));
  const found =
    "faults" in loaded
      ? [...loaded.faults.map(showFault), loaded.faults.length === 1 ? "1 fault" : `${loaded.faults.length} faults`]
      : loaded.paths.all.map(summary);
  return { lines: [...found, ...(schema ? [schema] : [])], ok: "paths" in loaded && !schema };
}

/** Writes the JSON Schema that editors use; `checkCurriculum` says when this must be done again. */
export const writeSchema = (file: string): void => writeFileSync(file, `${JSON.stringify(curriculumJsonSchema(), null, 2)}\n`);

function summary(path: Path): string {
  const items = itemsOf(path);
  const minutes = items.reduce((sum, item) => sum + item.minutes, 0);
  const weeks = paces.map((pace) => `${weekCount(path, pace)} weeks ${pace}`).join(", ");
  const questions = questionsOf(path).length;
  return `${path.id}: ${path.phases.length} phases, ${items.length} items, ${minutes} minutes (${Math.round(minutes / 60)} h), ${weeks}, ${path.exams.length} exams${questions > 0 ? `, ${questions} questions` : ""}`;
}

/** A folder of one's own may do without. Compared as values: how a formatter lays the file out is its own affair. */
function schemaFault(file: string): string | undefined {
  if (!existsSync(file)) return undefined;
  const fault = showFault({ file, line: 1, message: "the file is not what the bot expects now: run npm run cairn -- curriculum schema" });
  try {
    return isDeepStrictEqual(JSON.parse(readFileSync(file, "utf8")), JSON.parse(JSON.stringify(curriculumJsonSchema())))
      ? undefined
      : fault;
  } catch {
    return fault;
  }
}
