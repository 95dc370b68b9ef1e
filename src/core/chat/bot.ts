import type { z } from "zod";
import { studyDay } from "../calendar.ts";
import type { Cohort } from "../group/people.ts";
import { zoneOf } from "../person/zone.ts";
import type { Platform } from "../ports.ts";
import { type Rhythm, still } from "../rhythm/rhythm.ts";
import { Gone, type Store } from "../store/index.ts";
import type { Paths } from "../study/path.ts";
import { askLater, type Blank, checkBlank, filled, tooLong } from "./blank.ts";
import { type Answers, type AnyAction, type AnyCommand, type Context, type Needs, press, type Suggestion } from "./command.ts";
import { type Definitions, type Found, find } from "./find.ts";
import { cleaned, mapped, splitLine } from "./incoming.ts";
import { askMissing, fillMissing } from "./missing.ts";
import { describeOptions, type OptionSpec } from "./options.ts";
import { askKept, fitsButton, pageOf, paginate, turnPage } from "./pages.ts";
import type { Call, Typing } from "./platform.ts";
import { answerable, encodePress } from "./press.ts";
import { erasedMeanwhile, notUnderstood, oldButton, organizersOnly, problem, unknownCommand } from "./refusals.ts";
import { type Button, bad, paragraph, type Reply } from "./reply.ts";
import { clean } from "./text.ts";
import { contextFor, pickCohort } from "./which.ts";

export interface Parts extends Pick<Platform, "isOrganizer" | "remedy"> {
  readonly commands: readonly AnyCommand[];
  readonly actions: readonly AnyAction[];
  readonly store: Store;
  readonly paths: Paths;
  /** The scheduler, where there is one. */
  readonly rhythm?: Rhythm;
  now(): Date;
  newId(): string;
  /** The button with which a stranger joins. */
  invite(cohort: Cohort): Button;
  /** Told of every bug, with the call that met it. */
  report(error: unknown, call: Call | Typing): void;
}

/** The whole bot is one function from a call to a reply; the adapters are its two ends. */
export interface Bot {
  readonly commands: readonly AnyCommand[];
  /** The options of each command, by its name. */
  readonly options: ReadonlyMap<string, readonly OptionSpec[]>;
  /** Begins to answer a call. */
  take(call: Call): Taken;
  /** What to offer for an option that is being typed, at most 25; nothing rather than a fault. */
  suggest(typing: Typing): Promise<readonly Suggestion[]>;
}

/** A call that is being answered. */
export interface Taken {
  /** Who will see the reply: platforms must say so before it is there. */
  readonly answers: Answers;
  /**
   * Where the press may ask for a line of text: what to ask for, at once and in place of an answer. The line comes back as a call of the
   * same press. Undefined where there is nothing to ask, for the reply says why.
   */
  readonly blank?: Promise<Blank | undefined>;
  /** Its first page, where it has several; with a blank, what to say where it cannot be asked for. Never refused: what goes wrong is reported, and said. */
  readonly reply: Promise<Reply>;
}

/** Told of a blank that must be filled in before there is an answer. */
type Ask = (blank: Blank) => void;

const mostSuggestions = 25;

/** The actions of the core itself. @internal */
export const ownActions: readonly AnyAction[] = [turnPage, askKept, pickCohort, fillMissing];

/** Throws at start where a definition cannot work: a name twice, an option of a type that no platform knows. */
export function createBot(parts: Parts): Bot {
  const { store, paths, rhythm = still, now, newId, report } = parts;
  const definitions: Definitions = {
    commands: byName(parts.commands),
    options: new Map(parts.commands.map((command) => [command.name, describeOptions(command.options)])),
    actions: byName([...ownActions, ...parts.actions]),
  };
  for (const { name, asks } of definitions.actions.values()) if (asks) checkBlank(name, asks);

  async function contextOf(call: Pick<Call, "id" | "from">): Promise<Context> {
    const { from } = call;
    const at = now();
    const [person, here] = await Promise.all([store.people.meet(from.account, newId(), at), store.cohorts.at(from.channel)]);
    const memberships = await store.cohorts.of(person.id);
    const { zone } = zoneOf(person, memberships, here);
    return {
      now: at,
      from,
      person,
      memberships,
      here,
      store,
      paths,
      commands: parts.commands,
      rhythm,
      stamp: { callId: call.id, account: from.account.id, at, studyDay: studyDay(at, zone), zone },
      newId,
      answer(other) {
        const call = cleaned(other);
        return answer(call, find(call, definitions));
      },
      remedy: () => parts.remedy(from),
      // The platform's word counts in the cohort's own channel only: the manager of one server is nobody in another.
      mayOrganize: async (cohort) =>
        ((!cohort || cohort.id === here?.id) && (await parts.isOrganizer(from))) ||
        (cohort !== undefined && (await store.cohorts.isOrganizer(cohort.id, person.id))),
    };
  }

  /** A press that answers the call once more, however long the call is. */
  async function putAside(call: Call): Promise<string> {
    const kept = newId();
    const at = now();
    const person = await store.people.meet(call.from.account, newId(), at);
    await store.people.keepCall({ id: kept, person: person.id, call, at });
    return encodePress(press(askKept, { kept }));
  }

  /** The question for the one option that a line left out, if there is something to offer for it. */
  async function askedFor(
    call: Call & { readonly kind: "line" },
    { definition, raw }: Found,
    [issue, ...more]: readonly z.core.$ZodIssue[],
  ): Promise<Reply | undefined> {
    const option = String(issue?.path[0] ?? "");
    const spec = definitions.options.get(definition.name)?.find(({ name }) => name === option);
    if (!spec || more.length > 0 || raw[option] !== undefined) return undefined;
    const offers = await suggestions({ command: definition.name, option, typed: "", from: call.from });
    return offers.length > 0 ? askMissing(await contextOf(call), call, spec, offers) : undefined;
  }

  async function suggestions(typing: Typing): Promise<readonly Suggestion[]> {
    const offers = definitions.commands.get(typing.command)?.suggest ?? {};
    const suggest = Object.hasOwn(offers, typing.option) ? offers[typing.option] : undefined;
    if (!suggest) return [];
    const base = await contextOf({ id: "", from: typing.from });
    const resolved = await contextFor("member if any", base, {
      named: base.memberships[0]?.cohort.id,
      call: { kind: "line", id: "", line: "", from: typing.from },
      invite: parts.invite,
    });
    return "context" in resolved ? (await suggest(resolved.context, clean(typing.typed))).slice(0, mostSuggestions) : [];
  }

  async function answer(call: Call, found: Found | undefined, ask: Ask = () => {}): Promise<Reply> {
    if (!found)
      return call.kind === "action"
        ? oldButton()
        : unknownCommand(call.kind === "line" ? splitLine(call.line).name : call.name, parts.commands);
    if (found.refusals.length > 0) return notUnderstood(found.refusals, found.usage);
    const parsed = found.schema.safeParse(found.raw);
    if (!parsed.success) {
      if (call.kind === "action") return oldButton();
      const asked = call.kind === "line" ? await askedFor(call, found, parsed.error.issues) : undefined;
      if (asked) return asked;
      return notUnderstood(
        parsed.error.issues.map((issue: z.core.$ZodIssue) => problem(issue, found.raw)),
        found.usage,
      );
    }
    const base = await contextOf(call);
    try {
      return await carryOut(base, call, found, parsed.data, ask);
    } catch (error) {
      if (error instanceof Gone && !(await store.people.named(base.person.id))) return erasedMeanwhile();
      throw error;
    }
  }

  async function carryOut(base: Context, call: Call, found: Found, input: unknown, ask: Ask): Promise<Reply> {
    const { definition } = found;
    const named = "about" in definition ? String(found.raw.cohort) : undefined;
    const needs: Needs = definition.needs;
    const resolved = await contextFor(needs, base, { named, call, invite: parts.invite });
    if ("reply" in resolved) return resolved.reply;
    const { context } = resolved;
    if (definition.organizersOnly && !(await context.mayOrganize("cohort" in context ? context.cohort : undefined)))
      return organizersOnly();
    if (call.kind !== "action") return definition.run(context, input);
    const pressed = { ...context, picked: call.picked, message: call.message };
    const asks = "asks" in definition ? definition.asks : undefined;
    if (!asks) return definition.run(pressed, input);
    const { label, longest, lines = false } = asks;
    if (call.asked === undefined) {
      const present = ((await asks.present?.(context, input)) ?? "").slice(0, longest).toWellFormed();
      ask({ label, longest, lines, present });
      return askLater({ action: definition.name, payload: mapped(found.raw, String) }, asks);
    }
    const asked = filled(call.asked, asks);
    return asked.length > longest ? tooLong(longest) : definition.run({ ...pressed, asked }, input);
  }

  /** The answer as a platform shows it: whole, or its first page. */
  async function replyTo(call: Call, found: Found | undefined, ask: Ask): Promise<Reply> {
    try {
      const reply = answerable(await answer(call, found, ask), (name) => definitions.actions.has(name));
      if (!found || found.definition === turnPage) return reply;
      const pages = paginate(reply);
      if (pages.length === 1) return reply;
      const again = found.again();
      return pageOf(pages, 1, fitsButton(again) ? again : await putAside(call));
    } catch (error) {
      report(error, call);
      return bad(
        "I stumbled over that",
        paragraph("It is written down for whoever runs me. Please try once more; doing it twice does no harm."),
      );
    }
  }

  return {
    commands: parts.commands,
    options: definitions.options,

    take(raw) {
      const call = cleaned(raw);
      const found = find(call, definitions);
      const { promise: blank, resolve } = Promise.withResolvers<Blank | undefined>();
      const reply = replyTo(call, found, resolve);
      void reply.then(() => resolve(undefined));
      const mayAsk = found && "asks" in found.definition && call.kind === "action" && call.asked === undefined;
      return { answers: found?.definition.answers ?? "caller", ...(mayAsk && { blank }), reply };
    },

    async suggest(typing) {
      try {
        return await suggestions(typing);
      } catch (error) {
        report(error, typing);
        return [];
      }
    },
  };
}

function byName<T extends { readonly name: string }>(definitions: readonly T[]): ReadonlyMap<string, T> {
  const named = new Map(definitions.map((definition) => [definition.name, definition]));
  if (named.size !== definitions.length) throw new Error(`Two definitions share a name among ${definitions.map((d) => d.name).join(", ")}`);
  return named;
}
