import { type Answers, type Bot, type Log, notDrawn, persist, type Reply, remembering, type Timers, within } from "#core";
import { accountOf } from "./account.ts";
import { inSlacksNames, type Names } from "./commands.ts";
import { failureOf, outline } from "./failure.ts";
import { openForm } from "./form.ts";
import type { Home } from "./home.ts";
import type { People } from "./people.ts";
import type { Requests, Respond } from "./ports.ts";
import { receive } from "./receive.ts";
import { type Address, callOf, isPressed, type Received } from "./received.ts";
import { type Message, render } from "./render.ts";

/**
 * An envelope is acknowledged once what it asked for is kept, so that one whose answer died comes again; at the latest after this
 * time, for Slack waits three seconds (docs: interactivity/implementing-slash-commands).
 * @internal
 */
export const patience = 2_000;

/** How long it is waited before a request is made again whose outcome is not known. */
const firstPause = 250;

/** So many calls are remembered, lest one that is delivered twice be answered twice. */
const mostRemembered = 1_000;

export interface Answerer {
  /** Answers an envelope's payload. Never throws: what goes wrong is logged. */
  take(payload: unknown, acknowledge: () => Promise<void>): Promise<void>;
}

/** Something under way: whether its effect is kept, and whether its member has read of it. */
interface UnderWay {
  readonly kept: Promise<boolean>;
  readonly answered: Promise<boolean>;
}

export function createAnswerer(parts: {
  readonly bot: Bot;
  readonly names: Names;
  readonly people: People;
  readonly home: Home;
  readonly requests: Requests;
  readonly respond: Respond;
  readonly log: Log;
  readonly timers: Timers;
}): Answerer {
  const { bot, names, people, home, requests, respond, log, timers } = parts;
  const seen = remembering<UnderWay>(mostRemembered);

  /** Sends a message to a response address, with as many attempts as it takes; whether it arrived. */
  async function send(call: string, url: string, body: object): Promise<boolean> {
    const sent = await persist({ timers, firstPause }, () => respond(url, body), failureOf);
    if ("answer" in sent) return true;
    log.error({ ...outline(sent.error), call }, "An answer may not have reached Slack");
    return false;
  }

  /** A reply that cannot be drawn is a bug, and said like one. */
  function drawn(reply: Reply, call: string): readonly Message[] {
    try {
      return render(inSlacksNames(reply, names));
    } catch (error) {
      log.error({ err: error, call }, "A reply could not be drawn");
      return render(notDrawn());
    }
  }

  async function answerByMessage(
    { meant, isPrivate }: Extract<Received, { kind: "call" }>,
    { url, thread, trigger }: Extract<Address, { kind: "message" }>,
    answers: Answers,
    reply: Reply,
  ): Promise<boolean> {
    const isForAll = answers === "channel" || (answers === "in place" && !isPrivate);
    const place = { response_type: isForAll ? "in_channel" : "ephemeral", ...(thread && { thread_ts: thread }) };
    for (const [part, message] of drawn(reply, meant.id).entries()) {
      // A press says whether its answer takes the message's place; a command has no message.
      const replaces = meant.kind === "action" && { replace_original: answers === "in place" && part === 0 };
      if (await send(meant.id, url, { ...place, ...message, ...replaces })) continue;
      return trigger !== undefined && part === 0 && home.show(trigger, reply);
    }
    return true;
  }

  /** Handles a call, and answers it; both go on at once with the acknowledgement, but a form closes before its answer opens. */
  function begin(received: Extract<Received, { kind: "call" }>, acknowledged: Promise<void>): UnderWay {
    const { by, channel, at, meant } = received;
    const replied = people.caller(by, channel).then(async (caller) => {
      const from = caller ?? { account: { platform: "slack" as const, id: accountOf(by), name: by.user }, channel };
      const { answers, blank, reply } = bot.take(callOf(meant, from));
      const asked = await blank;
      const isAsked = asked !== undefined && isPressed(received) && (await openForm({ requests, log }, asked, received));
      return { from, answers, isAsked, reply: await reply };
    });
    const isForm = meant.kind === "action" && meant.asked !== undefined;
    const answered = (isForm ? Promise.all([replied, acknowledged]).then(([first]) => first) : replied)
      .then(({ from, answers, isAsked, reply }) =>
        isAsked
          ? true
          : at.kind === "message"
            ? answerByMessage(received, at, answers, reply)
            : home.answer(by, from, at, answers, reply, meant.id),
      )
      .catch((error) => {
        log.error({ err: error, call: meant.id }, "A call could not be answered");
        return false;
      });
    return {
      kept: replied.then(
        () => true,
        () => false,
      ),
      answered,
    };
  }

  /** The same call again, because its acknowledgement was lost: one that was answered is not answered twice. */
  function again(before: UnderWay, received: Extract<Received, { kind: "call" }>, acknowledged: Promise<void>): UnderWay {
    const counts = before.answered.then((isAnswered) => (isAnswered ? before : begin(received, acknowledged)));
    return { kept: counts.then(({ kept }) => kept), answered: counts.then(({ answered }) => answered) };
  }

  async function answer(received: Extract<Received, { kind: "call" }>, acknowledge: () => Promise<void>): Promise<void> {
    const { id } = received.meant;
    const before = seen.get(id);
    const { promise: acknowledged, resolve } = Promise.withResolvers<void>();
    const underWay = before ? again(before, received, acknowledged) : begin(received, acknowledged);
    seen.set(id, underWay);
    // What is not kept comes again, unless we tell Slack that we have it.
    if (await within(timers, patience, underWay.kept, "late")) await acknowledge();
    resolve();
    await underWay.answered;
  }

  return {
    async take(payload, acknowledge) {
      const nod = async () => {
        try {
          await acknowledge();
        } catch (error) {
          // The connection went while we answered; Slack asks again, or the answer arrives without it.
          log.info(outline(error), "An envelope could not be acknowledged");
        }
      };
      try {
        const received = receive(payload, names);
        if (!received) log.warn({ type: (payload as { type?: unknown } | null)?.type }, "Slack sent something that is none of ours");
        if (received?.kind === "call") return await answer(received, nod);
        await nod();
        if (received?.kind === "home opened") await home.open(received.by, received.id);
      } catch (error) {
        log.error({ err: error }, "An envelope could not be answered");
      }
    },
  };
}
