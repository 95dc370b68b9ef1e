import { type Act, show } from "./act.ts";
import { checkMessage } from "./checks/message.ts";
import { reportResponse } from "./checks/report.ts";
import { type Fields, isFields, type Json, listOf, textOf } from "./json.ts";
import { createMessage, isEphemeral, keyOf, type Message, wantsDeleted, wantsReplaced, withIds } from "./message.ts";
import { Refusal, refuseAddress } from "./refusal.ts";
import { responseUrlLives, responseUrlUses } from "./words.ts";
import type { World } from "./world.ts";

/** What a POST to a response_url does: a new message, or something to the message that was pressed. It says no with 400 or 404. */
export function respond(world: World, id: string, body: Json | undefined): Fields {
  const url = world.responseUrls.get(id) ?? refuseAddress("a response_url is a known one");
  const { act } = url;
  try {
    if (world.now() - url.at > responseUrlLives) refuseAddress("a response_url lives for 30 minutes");
    if (url.uses >= responseUrlUses) refuseAddress("a response_url takes 5 messages");
    if (!isFields(body)) return refuseAddress("a response is a JSON object");
    const before = world.messages.get(act.message ?? "");
    reportResponse(world, body, act.message !== undefined);
    if (wantsDeleted(body) && before) remove(world, act, before);
    else {
      checkMessage(world, body, { method: "response_url", whole: "answer" });
      if (wantsReplaced(body) && before) replace(world, act, before, body);
      else add(world, act, body);
    }
    url.uses += 1;
    return { ok: true };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const refusal = new Refusal(error.status === 200 ? 400 : error.status, error.error, error.rules, error.body);
    act.refusals.push(refusal);
    throw refusal;
  }
}

/** A command's own response_url has no original: with replace_original, too, it brings another message (bolt-js issue 2287). */
function add(world: World, act: Act, body: Fields): void {
  if (!act.channel) return;
  const hidden = isEphemeral(body) ? { onlyFor: act.user } : {};
  show(act, keyOf(createMessage(world, body, { channel: act.channel, user: world.bot, ...hidden })));
}

/** Nothing is left of what the message was, but its place and who sees it. */
function replace(world: World, act: Act, { channel, ts, user, thread_ts, onlyFor }: Message, body: Fields): void {
  const message: Message = {
    channel,
    ts,
    user,
    ...(thread_ts && { thread_ts }),
    ...(onlyFor && { onlyFor }),
    text: textOf(body.text),
    blocks: withIds(world, listOf(body.blocks)),
    edited: world.newTs(),
  };
  world.messages.set(keyOf(message), message);
  show(act, keyOf(message));
}

function remove(world: World, act: Act, message: Message): void {
  world.messages.delete(keyOf(message));
  act.deleted = true;
}
