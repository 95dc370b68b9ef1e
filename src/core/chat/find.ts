import type { AnyAction, AnyCommand } from "./command.ts";
import { accountId, mapped, splitLine } from "./incoming.ts";
import { type OptionSpec, readArguments, usage, writeLine } from "./options.ts";
import { againOf } from "./pages.ts";
import type { Call } from "./platform.ts";
import { decodePress, encodePress } from "./press.ts";
import { clean, slash, type Text } from "./text.ts";

/** Everything that can be asked for, by its name. */
export interface Definitions {
  readonly commands: ReadonlyMap<string, AnyCommand>;
  readonly options: ReadonlyMap<string, readonly OptionSpec[]>;
  readonly actions: ReadonlyMap<string, AnyAction>;
}

/** A definition that was found, with its raw input. */
export interface Found {
  readonly definition: AnyCommand | AnyAction;
  readonly schema: AnyCommand["options"];
  readonly raw: Readonly<Record<string, unknown>>;
  readonly refusals: readonly string[];
  /** How the command is written; nothing for a button. */
  readonly usage: Text;
  /** What asks for this reply again, to show another page of it. */
  again(): string;
}

/** The definition that a call is about; undefined where there is none. */
export function find(call: Call, { commands, options, actions }: Definitions): Found | undefined {
  if (call.kind === "action") {
    const decoded = decodePress(call.press, actions);
    return (
      decoded && {
        definition: decoded.action,
        schema: decoded.action.payload,
        raw: mapped(decoded.payload, clean),
        refusals: [],
        usage: [],
        again: () => (decoded.action.shows ? encodePress(decoded.action.shows(decoded.payload)) : againOf(call)),
      }
    );
  }
  const { name, rest } = call.kind === "line" ? splitLine(call.line) : { name: call.name, rest: "" };
  const definition = commands.get(name);
  if (!definition) return undefined;
  const specs = options.get(name) ?? [];
  const read =
    call.kind === "line" ? readArguments(rest, specs, (word) => accountId(word, call.from)) : { options: call.options, refusals: [] };
  return {
    definition,
    schema: definition.options,
    raw: read.options,
    refusals: read.refusals,
    usage: [slash(name, usage(specs))],
    again: () => writeLine(name, read.options),
  };
}
