import type { Fields, Json } from "./json.ts";
import { type FormRuleName, formRule, type RequestRuleName, type RuleName, requestRule } from "./rules.ts";

/** Where in a body: ["data", "components", 0]. */
export type Path = readonly (string | number)[];

export interface Fault {
  readonly rule: FormRuleName;
  readonly at: Path;
  /** Instead of the rule's own words. */
  readonly says?: string;
}

/** An answer that is no success, by the rules that it enforces. */
export class Refusal extends Error {
  readonly status: number;
  readonly rules: readonly RuleName[];
  readonly body: Fields;

  constructor(status: number, rules: readonly RuleName[], body: Fields) {
    super(`${status} ${JSON.stringify(body)}, because: ${rules.join("; ")}`);
    this.status = status;
    this.rules = rules;
    this.body = body;
  }
}

export function refuse(name: RequestRuleName): never {
  const { status, code, message } = requestRule(name);
  throw new Refusal(status, [name], { message, code });
}

/** As Discord does, all faults of a body in one answer: a tree of its fields. */
export function refuseFaults(found: Iterable<Fault>): void {
  const faults = [...found];
  if (faults.length === 0) return;
  const errors: Tree = {};
  for (const { rule, at, says } of faults) {
    const { key, says: usual } = formRule(rule);
    let place = errors;
    for (const step of at) place = branch(place, String(step));
    place._errors = [...(Array.isArray(place._errors) ? place._errors : []), { code: key, message: says ?? usual }];
  }
  const rules = [...new Set(faults.map(({ rule }) => rule))];
  throw new Refusal(400, rules, { message: "Invalid Form Body", code: 50035, errors: errors as Fields });
}

export const fault = (rule: FormRuleName, ...at: Path): Fault => ({ rule, at });

interface Tree {
  [key: string]: Tree | readonly Json[];
}

function branch(tree: Tree, step: string): Tree {
  const there = tree[step];
  if (there !== undefined && !Array.isArray(there)) return there as Tree;
  const grown: Tree = {};
  tree[step] = grown;
  return grown;
}
