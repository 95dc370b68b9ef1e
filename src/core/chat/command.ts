import { z } from "zod";
import type { Cohort, Member, Membership, Person } from "../group/people.ts";
import type { Rhythm } from "../rhythm/rhythm.ts";
import type { Store } from "../store/index.ts";
import type { Stamp } from "../study/credit.ts";
import type { Path, Paths } from "../study/path.ts";
import type { Blank } from "./blank.ts";
import type { Call, Caller, MessageRef } from "./platform.ts";
import type { Press, Reply } from "./reply.ts";

type Shape = z.ZodObject;

/** Who sees the answer. Fixed before the handler runs, because platforms ask at once. */
export type Answers = "caller" | "channel" | "in place";

/** What every handler is given. */
export interface Context {
  /** The instant of the call: handlers never ask a clock. */
  readonly now: Date;
  readonly from: Caller;
  readonly person: Person;
  readonly memberships: readonly Membership[];
  /** The cohort of this channel, once an organizer has set it up. */
  readonly here: Cohort | undefined;
  readonly store: Store;
  readonly paths: Paths;
  readonly commands: readonly AnyCommand[];
  /** What happens by itself. */
  readonly rhythm: Rhythm;
  /** Marks what the call changes: who, when, on which study day. */
  readonly stamp: Stamp;
  newId(): string;
  /** Answers another call in its place: the whole reply, not yet in pages. */
  answer(call: Call): Promise<Reply>;
  /** Where the bot may not speak in this channel: a sentence that says what to do about it. */
  remedy(): Promise<string | undefined>;
  /** Whether the caller may change this cohort: appointed, or trusted by the platform in the cohort's own channel. */
  mayOrganize(cohort: Cohort | undefined): Promise<boolean>;
}

export interface CohortContext extends Context {
  readonly cohort: Cohort;
  readonly path: Path;
  /** The caller's membership in it, if there is one. */
  readonly member: Member | undefined;
}

export interface MemberContext extends CohortContext {
  readonly member: Member;
}

/** Where no cohort is meant, the path is the first one. */
export interface PerhapsMemberContext extends Context {
  readonly path: Path;
  readonly cohort: Cohort | undefined;
  readonly member: Member | undefined;
}

/** What a handler needs before it can run; the bot answers kindly where it is missing. */
export interface Contexts {
  readonly nothing: Context;
  readonly "member if any": PerhapsMemberContext;
  readonly member: MemberContext;
  readonly cohort: CohortContext;
}
export type Needs = keyof Contexts;

export interface Suggestion {
  readonly label: string;
  readonly value: string;
}

export interface Command<Options extends Shape = Shape, N extends Needs = Needs> {
  readonly name: string;
  readonly summary: string;
  readonly answers: Exclude<Answers, "in place">;
  readonly needs: N;
  readonly organizersOnly?: boolean;
  readonly options: Options;
  /** What to offer while an option is being typed, where the platform can, and where a line leaves it out. */
  readonly suggest?: {
    readonly [Name in keyof z.output<Options>]?: (
      context: PerhapsMemberContext,
      typed: string,
    ) => readonly Suggestion[] | Promise<readonly Suggestion[]>;
  };
  run(context: Contexts[N], options: z.output<Options>): Promise<Reply>;
}

/** An action without what it does: all that whoever draws a button knows of it. */
export interface Pressable<Payload extends Shape = Shape> {
  /** At most 12 characters; a changed payload gets a new name, for the old buttons are still out there. */
  readonly name: string;
  /** Its values are encoded in this order. */
  readonly payload: Payload;
  /** The cohort that the payload names is meant, wherever the button hangs. */
  readonly about?: "cohort";
}

export interface Action<Payload extends Shape = Shape, N extends Needs = Needs> extends Pressable<Payload> {
  readonly answers: Answers;
  readonly needs: N;
  readonly organizersOnly?: boolean;
  /** For an action that changes something and shows a list: the press that shows it and changes nothing. Its pages are turned by that one. */
  shows?(payload: { readonly [Key in keyof z.input<Payload>]: string }): Press;
  run(context: Contexts[N] & Pressed, payload: z.output<Payload>): Promise<Reply>;
}

/** An action that asks whoever presses for a line of text before it runs. It stands behind a button: what is picked from choices would be lost. */
export interface AskingAction<Payload extends Shape = Shape, N extends Needs = Needs> extends Omit<Action<Payload, N>, "run"> {
  readonly asks: Asks<Payload, N>;
  run(context: Contexts[N] & Pressed & Written, payload: z.output<Payload>): Promise<Reply>;
}

/** What an action asks for. */
export interface Asks<Payload extends Shape = Shape, N extends Needs = Needs> extends Pick<Blank, "label" | "longest"> {
  /** Whether several lines may be written. */
  readonly lines?: boolean;
  /** What stands there already. */
  present?(context: Contexts[N], payload: z.output<Payload>): string | Promise<string>;
}

export interface Written {
  /** What was written, cleaned and within its length; empty where nothing was. */
  readonly asked: string;
}

export interface Pressed {
  /** The values picked where the action stood behind choices. */
  readonly picked: readonly string[];
  readonly message: MessageRef | undefined;
}

// biome-ignore lint/suspicious/noExplicitAny: a list of definitions, each with options of its own, which only its own schema parses
export type AnyCommand = Command<any, any>;
// biome-ignore lint/suspicious/noExplicitAny: as above
export type AnyAction = Action<any, any> & { readonly asks?: Asks<any, any> };

export const command = <Options extends Shape, N extends Needs>(definition: Command<Options, N>): Command<Options, N> => definition;
export function action<Payload extends Shape, N extends Needs>(
  definition: AskingAction<Payload, N> & MeansItsCohort<Payload, N>,
): AskingAction<Payload, N>;
export function action<Payload extends Shape, N extends Needs>(
  definition: Action<Payload, N> & MeansItsCohort<Payload, N>,
): Action<Payload, N>;
export function action(definition: AnyAction): AnyAction {
  return definition;
}

/** Whoever needs a cohort and has one in the payload means that one. */
type MeansItsCohort<Payload extends Shape, N extends Needs> = N extends "nothing"
  ? unknown
  : z.input<Payload> extends { readonly cohort: string }
    ? Required<Pick<Pressable, "about">>
    : unknown;

/** What a button carries that needs to know its cohort, and no more. */
export const aboutCohort = z.object({ cohort: z.string() });

/** A button about a cohort, which its payload names as `cohort`. */
export const inCohort = <Payload extends Shape & z.ZodType<{ readonly cohort: string }>>(name: string, payload: Payload) =>
  ({ name, about: "cohort", payload }) as const;

/** Lays the values in the schema's order, which is the order they are encoded in. */
export const press = <Payload extends Shape>(
  { name, payload }: Pressable<Payload>,
  values: { readonly [Key in keyof z.input<Payload>]: z.input<Payload>[Key] & string },
): Press => ({
  action: name,
  payload: Object.fromEntries(Object.keys(payload.shape).map((key) => [key, values[key as keyof typeof values]])),
});
