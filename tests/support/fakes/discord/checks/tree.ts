import { type Fields, fieldsOf, isFields, type Json, listOf } from "../json.ts";
import type { Path } from "../refusal.ts";

export interface Placed {
  readonly component: Fields;
  readonly at: Path;
  /** The type of the component that holds it; 0 at the top; a section's accessory stands in "accessory". */
  readonly inside: number | "accessory";
}

/** Each component of a tree, the nested ones and accessories included, from the top. */
export function* everyComponent(components: readonly Json[], at: Path = [], inside: Placed["inside"] = 0): Iterable<Placed> {
  for (const [index, value] of components.entries()) yield* withNested(fieldsOf(value), [...at, index], inside);
}

function* withNested(component: Fields, at: Path, inside: Placed["inside"]): Iterable<Placed> {
  yield { component, at, inside };
  const type = typeof component.type === "number" ? component.type : 0;
  yield* everyComponent(listOf(component.components), [...at, "components"], type);
  if (isFields(component.accessory)) yield* withNested(component.accessory, [...at, "accessory"], "accessory");
}
