import type { Fields } from "./json.ts";
import {
  type AddressRuleName,
  addressRule,
  type BlockRuleName,
  blockRule,
  type MethodRuleName,
  methodRule,
  type RuleName,
} from "./rules.ts";

/** Where in the arguments: ["blocks", 0, "text"]. */
export type Path = readonly (string | number)[];

export interface Fault {
  readonly rule: BlockRuleName;
  readonly at: Path;
  /** Instead of the rule's own words. */
  readonly says?: string;
}

/** An answer that is no success, by the rules that it enforces. */
export class Refusal extends Error {
  readonly status: number;
  readonly error: string;
  readonly rules: readonly RuleName[];
  readonly body: Fields;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, error: string, rules: readonly RuleName[], body: Fields, headers: Record<string, string> = {}) {
    super(`${status} ${JSON.stringify(body)}, because: ${rules.join("; ")}`);
    this.status = status;
    this.error = error;
    this.rules = rules;
    this.body = body;
    this.headers = headers;
  }
}

/** Slack's Web API says no with 200. */
export function refuse(name: MethodRuleName, more: Fields = {}): never {
  const { error } = methodRule(name);
  throw new Refusal(200, error, [name], { ok: false, error, ...more });
}

/** The answer of a response_url. */
export function refuseAddress(name: AddressRuleName): never {
  const { status, error } = addressRule(name);
  throw new Refusal(status, error, [name], { ok: false, error });
}

/** As Slack does, all faults of blocks or a view in one answer, each with a pointer to its place. */
export function refuseFaults(found: Iterable<Fault>, error: "invalid_blocks" | "invalid_arguments"): void {
  const faults = [...found];
  if (faults.length === 0) return;
  const errors = faults.map(({ rule, at, says }) => `${says ?? blockRule(rule).says} [json-pointer:/${at.join("/")}]`);
  const rules = [...new Set(faults.map(({ rule }) => rule))];
  const messages = errors.map((said) => `[ERROR] ${said}`);
  throw new Refusal(200, error, rules, { ok: false, error, errors, response_metadata: { messages } });
}

export const fault = (rule: BlockRuleName, ...at: Path): Fault => ({ rule, at });
