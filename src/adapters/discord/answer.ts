import {
  type Bot,
  beginning,
  type Log,
  nearestZones,
  notDrawn,
  onOneLine,
  persist,
  plainly,
  remembering,
  type Suggestion,
  type Timers,
  type Typing,
  within,
} from "#core";
import { type CommandIds, pressable } from "./commands.ts";
import { failureOf, outline } from "./failure.ts";
import { answeredAlready, interactionIsOver, limits, messageFlag, responseType } from "./limits.ts";
import { modal } from "./modal.ts";
import type { Requests } from "./ports.ts";
import { type Address, type Received, receive } from "./receive.ts";
import { type Message, render } from "./render.ts";

/**
 * An answer that takes longer is announced first, and put in place when it is there.
 * Discord waits three seconds for the first response (docs: interactions/receiving-and-responding).
 * @internal
 */
export const patience = 1_000;

/** How long it is waited before a request is made again whose outcome is not known. */
const firstPause = 250;

/** So many interactions are remembered, lest one that is delivered twice be answered twice. */
const mostRemembered = 1_000;

export interface Answerer {
  /** Answers an interaction from its JSON. Never throws: what goes wrong is logged. */
  take(raw: unknown): Promise<void>;
}

export function createAnswerer(parts: {
  readonly bot: Bot;
  readonly ids: CommandIds;
  readonly requests: Requests;
  readonly log: Log;
  readonly timers: Timers;
}): Answerer {
  const { bot, ids, requests, log, timers } = parts;
  const seen = remembering<true>(mostRemembered);

  function isNew(id: string): boolean {
    if (seen.get(id)) return false;
    seen.set(id, true);
    return true;
  }

  /** Whether it was done, after as many attempts as it takes; if not, that is logged. */
  async function send(at: Address, what: string, request: () => Promise<unknown>): Promise<boolean> {
    const sent = await persist({ timers, firstPause }, request, failureOf);
    if ("answer" in sent) return true;
    const { failure, error, attempts } = sent;
    if (failure.kind !== "refused") log.error({ ...outline(error), interaction: at.id, what }, "An answer may not have reached Discord");
    else if (attempts > 1 && failure.code === answeredAlready)
      return true; // by the attempt whose answer was lost
    else if (interactionIsOver.includes(failure.code))
      log.warn({ interaction: at.id, code: failure.code, what }, "An interaction was over before it was answered");
    else log.error({ ...outline(error), interaction: at.id, what }, "Discord refused an answer");
    return false;
  }

  const respond = (at: Address, what: string, body: unknown) =>
    send(at, what, () => requests.post(`/interactions/${at.id}/${at.token}/callback`, { body, auth: false }));
  const webhook = ({ application, token }: Address) => `/webhooks/${application}/${token}` as const;
  const edit = (at: Address, body: Message) =>
    send(at, "edit", () => requests.patch(`${webhook(at)}/messages/@original`, { body, auth: false }));
  const follow = (at: Address, body: Message) => send(at, "follow-up", () => requests.post(webhook(at), { body, auth: false }));

  async function answer({ at, call, isPrivate }: Extract<Received, { kind: "call" }>): Promise<void> {
    const { answers, blank, reply } = bot.take(call);
    const asked = await blank;
    // A form is an answer by itself: nothing may come before it.
    if (asked && call.kind === "action")
      return void (await respond(at, "form", { type: responseType.modal, data: modal(call.press, asked) }));
    const staysPrivate = answers === "caller" || (answers === "in place" && isPrivate);
    const inPlace = answers === "in place";
    const replied = reply.then((whole) => drawn(whole, at));

    const ready = await within(timers, patience, replied, undefined);
    const isAnswered = ready
      ? await respond(at, "answer", {
          type: inPlace ? responseType.update : responseType.message,
          data: ready[0] && staysPrivate && !inPlace ? secret(ready[0]) : ready[0],
        })
      : await respond(
          at,
          "acknowledgement",
          inPlace
            ? { type: responseType.laterUpdate }
            : { type: responseType.laterMessage, data: { flags: staysPrivate ? messageFlag.private : 0 } },
        );
    const [first, ...more] = await replied;
    if (!isAnswered || !first) return;
    // Who sees an answer is decided by its acknowledgement.
    if (!ready && !(await edit(at, first))) return;
    for (const message of more) if (!(await follow(at, staysPrivate ? secret(message) : message))) return;
  }

  /** A reply that cannot be drawn is a bug, and said like one. */
  function drawn(reply: Parameters<typeof render>[0], at: Address): readonly Message[] {
    try {
      return render(pressable(reply, ids));
    } catch (error) {
      log.error({ err: error, interaction: at.id, title: plainly(reply.title) }, "A reply could not be drawn");
      return render(notDrawn());
    }
  }

  async function offer(at: Address, typing: Typing): Promise<void> {
    const { suggestion } = limits;
    const choices = (await suggestions(bot, typing))
      .filter(({ value }) => value.length > 0 && value.length <= suggestion.value)
      .slice(0, suggestion.offered)
      .map(({ label, value }) => ({ name: beginning(onOneLine(label).trim(), suggestion.label) || value, value }));
    await respond(at, "suggestions", { type: responseType.suggestions, data: { choices } });
  }

  return {
    async take(raw) {
      try {
        const received = receive(raw);
        if (!received) {
          log.warn({ type: (raw as { type?: unknown } | null)?.type }, "Discord sent an interaction that is none of ours");
        } else if (isNew(received.at.id)) {
          await (received.kind === "call" ? answer(received) : offer(received.at, received.typing));
        }
      } catch (error) {
        log.error({ err: error }, "An interaction could not be answered");
      }
    },
  };
}

const secret = (message: Message): Message => ({ ...message, flags: message.flags | messageFlag.private });

/** The command's own suggestions; for a time zone that it suggests nothing for, the names that hold what is typed. */
async function suggestions(bot: Bot, typing: Typing): Promise<readonly Suggestion[]> {
  const spec = bot.options.get(typing.command)?.find(({ name }) => name === typing.option);
  const own = await bot.suggest(typing);
  if (own.length > 0 || spec?.type !== "zone") return own;
  return nearestZones(typing.typed, limits.suggestion.offered).map((zone) => ({ label: zone, value: zone }));
}
