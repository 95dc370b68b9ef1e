import type { Fields } from "./json.ts";
import type { Message } from "./message.ts";
import type { Refusal } from "./refusal.ts";
import { callback, flag } from "./words.ts";
import type { Channel, User, World } from "./world.ts";

/** One thing that a person did, and what became of it. */
export interface Interaction {
  readonly id: string;
  readonly token: string;
  readonly type: number;
  /** When it was sent out. */
  readonly at: number;
  readonly payload: Fields;
  readonly user: User;
  readonly channel: Channel;
  /** The message whose component was used. */
  readonly source?: string;
  /** The type of the option that is being completed. */
  readonly completes?: number;
  /** How it was acknowledged: the callback's type. */
  acknowledged?: number;
  acknowledgements: number;
  /** The message that @original means. */
  original?: string;
  /** What the person sees, in order: ids of messages. */
  readonly shown: string[];
  choices?: readonly Fields[];
  /** The form that it opened. */
  form?: Fields;
  /** The answer was deleted: that is an answer too. */
  deleted: boolean;
  readonly refusals: Refusal[];
}

/** What a person sees in the end. */
export interface Answer {
  /** The answer, an updated message, and what followed, as they stand now. */
  readonly messages: readonly (Message & { readonly ephemeral: boolean })[];
  readonly choices?: readonly { readonly name: string; readonly value: string | number }[];
  /** The form that stands open. */
  readonly form?: Fields;
  /** Whether the bot asked for patience first. */
  readonly deferred: boolean;
  readonly acknowledgements: number;
}

export interface Wish {
  /** How many messages to wait for; 1 unless told. */
  readonly messages?: number;
  /** Go on waiting though a request about this interaction was refused; else the refusal rejects. */
  readonly despiteRefusals?: boolean;
}

/** What the one who plays the person holds in hand. */
export interface Handle {
  readonly id: string;
  readonly token: string;
  /** The raw INTERACTION_CREATE, for a fixture. */
  readonly payload: Fields;
  /** The first full answer: a callback with a message, an update or choices; or the edit or message after a deferral. */
  answer(wish?: Wish): Promise<Answer>;
  /** The first callback of any type. */
  acknowledged(): Promise<Answer>;
  /** What stands there now. */
  seen(): Answer;
  /** The refusals of requests about this interaction. */
  readonly refusals: readonly Refusal[];
}

export function handleOf(world: World, interaction: Interaction): Handle {
  const seen = () => answerOf(world, interaction);
  const unlessRefused = (found: Answer | false, wish: Wish = {}) => {
    const [first] = interaction.refusals;
    if (!found && first && !wish.despiteRefusals) throw first;
    return found;
  };
  return {
    id: interaction.id,
    token: interaction.token,
    payload: interaction.payload,
    refusals: interaction.refusals,
    seen,
    answer: (wish) =>
      world.until(() => {
        const enough = isAnswered(world, interaction) && interaction.shown.length >= (wish?.messages ?? 0);
        return unlessRefused(enough && seen(), wish);
      }),
    acknowledged: () => world.until(() => unlessRefused(interaction.acknowledged !== undefined && seen())),
  };
}

const isDeferred = (interaction: Interaction): boolean =>
  interaction.acknowledged === callback.deferredMessage || interaction.acknowledged === callback.deferredUpdate;

function isAnswered(world: World, interaction: Interaction): boolean {
  if (interaction.acknowledged === undefined) return false;
  if (!isDeferred(interaction)) return true;
  const loading = interaction.shown.some((id) => (world.messages.get(id)?.flags ?? 0) & flag.loading);
  return interaction.deleted || (interaction.shown.length > 0 && !loading);
}

function answerOf(world: World, interaction: Interaction): Answer {
  const messages = interaction.shown.flatMap((id) => world.messages.get(id) ?? []);
  return {
    messages: messages.map((message) => ({ ...message, ephemeral: (message.flags & flag.ephemeral) !== 0 })),
    ...(interaction.choices && { choices: interaction.choices as unknown as NonNullable<Answer["choices"]> }),
    ...(interaction.form && { form: interaction.form }),
    deferred: isDeferred(interaction),
    acknowledgements: interaction.acknowledgements,
  };
}
