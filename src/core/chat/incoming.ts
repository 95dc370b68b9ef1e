import type { Call, Caller } from "./platform.ts";
import { clean, cleanName } from "./text.ts";

/** The one place where text comes in. */
export function cleaned(call: Call): Call {
  const from = { ...call.from, account: { ...call.from.account, name: cleanName(call.from.account.name) } };
  switch (call.kind) {
    case "line":
      return { ...call, from, line: clean(call.line) };
    case "command":
      return { ...call, from, options: mapped(call.options, (value) => (typeof value === "string" ? clean(value) : value)) };
    case "action":
      return {
        ...call,
        from,
        picked: call.picked.map(clean),
        ...(call.asked !== undefined && {
          asked: call.asked
            .split(/\r\n?|\n/)
            .map(clean)
            .join("\n")
            .trim(),
        }),
      };
    default:
      return call satisfies never;
  }
}

/** `/done  boto3` → the command's name and what stands behind it. */
export function splitLine(line: string): { readonly name: string; readonly rest: string } {
  const [, name = "", rest = ""] = /^\/?(\S*)\s*(.*)$/su.exec(line.trim()) ?? [];
  return { name: name.toLowerCase(), rest };
}

/** A mention as typed, in the caller's own space: `@ada`, `<@U1|ada>`; an account id stays what it is. */
export function accountId(word: string, { account, channel }: Caller): string {
  // Where a platform tells its accounts apart by their space, each begins with it: `slack:T1:`.
  const [platform, inSpace] = [`${account.platform}:`, `${account.platform}:${channel.space}:`];
  const before = account.id.startsWith(inSpace) ? inSpace : platform;
  if (word.startsWith(before)) return word;
  const name = /^<@([^|>]+)(\|[^>]*)?>$/.exec(word)?.[1] ?? word.replace(/^@/, "");
  // In the terminal a name is the account, in any letter case.
  return before + (account.platform === "terminal" ? name.toLowerCase() : name);
}

/** The record with each value changed. */
export const mapped = <A, B>(values: Readonly<Record<string, A>>, change: (value: A) => B): Readonly<Record<string, B>> =>
  Object.fromEntries(Object.entries(values).map(([key, value]) => [key, change(value)]));
