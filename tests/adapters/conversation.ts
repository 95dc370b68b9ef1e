import type { PlatformName } from "#core";

/** One thing that happens in a scripted conversation. What is pressed or picked is on the last message that this person sees. */
export type Step = { readonly only?: readonly PlatformName[] } & (
  | { readonly kind: "says"; readonly who: string; readonly line: string; readonly channel: string }
  | { readonly kind: "types"; readonly who: string; readonly line: string }
  | { readonly kind: "presses"; readonly who: string; readonly label: string; readonly writes?: string }
  | { readonly kind: "picks"; readonly who: string; readonly prompt: string; readonly labels: readonly string[] }
  | { readonly kind: "opens home"; readonly who: string }
  | { readonly kind: "at"; readonly time: string }
);

/** A platform on which a conversation is held, on Monday 23 November 2026 at 10:00 in Berlin. Each act gives what is read then. */
export interface Stage {
  readonly platform: PlatformName;
  says(who: string, line: string, channel: string): Promise<string>;
  /** What is offered while this is being typed. */
  types(who: string, line: string): Promise<string>;
  /** Presses the first button of this label, and writes what it asks for. */
  presses(who: string, label: string, writes?: string): Promise<string>;
  /** Picks, from the list below this prompt, the choices whose labels begin like that. */
  picks(who: string, prompt: string, labels: readonly string[]): Promise<string>;
  opensHome(who: string): Promise<string>;
  /** Lets the clock of Berlin go on until then, through all that falls due. */
  at(time: string): Promise<string>;
  /** Names of what is no word of ours, such as the id of a person or a channel. */
  names(): ReadonlyMap<string, string>;
  /** What went wrong behind the scenes: what the platform refused, what the bot reported as a bug or wrote down as a warning. */
  trouble(): readonly string[];
  /** The commands that were given, with their slash, and the actions that were pressed, as far as the platform tells. */
  readonly used: ReadonlySet<string>;
}

/** Somebody who talks, in #study unless told. */
export const person = (who: string) => ({
  says: (line: string, channel = "study"): Step => ({ kind: "says", who, line, channel }),
  types: (line: string): Step => ({ kind: "types", who, line }),
  presses: (label: string, writes?: string): Step => ({ kind: "presses", who, label, ...(writes !== undefined && { writes }) }),
  picks: (prompt: string, ...labels: readonly string[]): Step => ({ kind: "picks", who, prompt, labels }),
  opensHome: (): Step => ({ kind: "opens home", who, only: ["slack"] }),
});

export const at = (time: string): Step => ({ kind: "at", time });

/** What is possible only where a command is a line that somebody types. */
export const asLines = (...steps: readonly Step[]): readonly Step[] => steps.map((step) => ({ ...step, only: ["terminal", "slack"] }));

/** In a line, the code that was shown last. */
export const lastCode = "<the code>";

/** Holds a conversation, and gives all that was done and read, ids by names or in the order in which they are met. */
export async function transcript(stage: Stage, script: readonly Step[]): Promise<string> {
  const parts: string[] = [];
  for (const step of script) {
    if (step.only && !step.only.includes(stage.platform)) continue;
    const read = await act(stage, step, parts).catch((error) => {
      throw new Error(`“${heading(step)}” did not work, after:\n${parts.slice(-2).join("\n\n")}`, { cause: error });
    });
    parts.push(`════ ${heading(step)}`, read);
  }
  return `${masked(parts.join("\n\n"), stage.names())}\n`;
}

function act(stage: Stage, step: Step, before: readonly string[]): Promise<string> {
  switch (step.kind) {
    case "says": {
      const code = [...before.join("\n").matchAll(ids)].findLast(([id]) => id.includes("-"))?.[0] ?? "";
      return stage.says(step.who, step.line.replace(lastCode, code), step.channel);
    }
    case "types":
      return stage.types(step.who, step.line);
    case "presses":
      return stage.presses(step.who, step.label, step.writes);
    case "picks":
      return stage.picks(step.who, step.prompt, step.labels);
    case "opens home":
      return stage.opensHome(step.who);
    case "at":
      return stage.at(step.time);
    default:
      return step satisfies never;
  }
}

function heading(step: Step): string {
  switch (step.kind) {
    case "says":
      return `${step.who}${step.channel === "study" ? "" : ` in #${step.channel}`}: ${step.line}`;
    case "types":
      return `${step.who} types: ${step.line}`;
    case "presses":
      return `${step.who} presses [${step.label}]${step.writes === undefined ? "" : ` and writes: ${step.writes}`}`;
    case "picks":
      return `${step.who} picks, under “${step.prompt}”: ${step.labels.join(", ")}`;
    case "opens home":
      return `${step.who} opens App Home`;
    case "at":
      return `until ${step.time}`;
    default:
      return step satisfies never;
  }
}

/** The action of a button's id, and the one that turning a page asks for again. */
export function actionsIn(id: string): readonly string[] {
  const [name = "", _page, again = ""] = id.split("#")[0]?.split(":") ?? [];
  return name === "page" ? [name, ...actionsIn(decodeURIComponent(again))] : [name];
}

/** The first digits of the conversation's ids, by which they are known among other words. */
export const idsBegin = "vvvv";

/** The bot's own ids, the halves of a code, and what the platforms count. */
const ids = new RegExp(`${idsBegin}[0-9a-v]-?[0-9a-v]{5}|\\b\\d{17,19}\\b|\\b[A-Z]{1,2}0[0-9A-Z]{9}\\b`, "g");

/** Without ids, which differ as soon as anything is asked in another order: by their names, or by numbers in the order of the text. */
function masked(text: string, names: ReadonlyMap<string, string>): string {
  const met = new Map<string, string>();
  return text.replace(ids, (id) => {
    const plain = id.replace("-", "");
    const name = names.get(plain) ?? met.get(plain) ?? `id${met.size + 1}`;
    if (!names.has(plain)) met.set(plain, name);
    return `‹${name}›`;
  });
}
