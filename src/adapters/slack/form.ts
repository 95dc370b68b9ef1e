import { type Blank, type ChannelRef, type Log, z } from "#core";
import { plain } from "./elements.ts";
import { outline } from "./failure.ts";
import { limits } from "./limits.ts";
import type { Requests } from "./ports.ts";
import type { Pressed, Received } from "./received.ts";

/** The one field of a form, by its block and by its action. */
const field = "asked";

/** The form that asks for a blank. It carries the press that it is for, and where that was made. */
function form({ label, longest, lines, present }: Blank, { meant, at, channel, isPrivate }: Pressed) {
  const origin: z.input<typeof kept> = {
    at,
    channel: { space: channel.space, id: channel.id },
    isPrivate,
    ...(meant.message && { message: meant.message.id }),
  };
  return {
    type: "modal",
    title: plain("Cairn", limits.view.title),
    submit: plain("Send", limits.view.title),
    close: plain("Cancel", limits.view.title),
    callback_id: meant.press,
    private_metadata: JSON.stringify(origin),
    blocks: [
      {
        type: "input",
        block_id: field,
        optional: true,
        label: plain(label, limits.input.label),
        element: {
          type: "plain_text_input",
          action_id: field,
          multiline: lines,
          max_length: longest,
          ...(present && { initial_value: present }),
        },
      },
    ],
  };
}

/** Opens the form that asks for a blank; whether it is there to be filled in. */
export async function openForm(
  { requests, log }: { readonly requests: Requests; readonly log: Log },
  blank: Blank,
  pressed: Pressed,
): Promise<boolean> {
  // Above a window there is no other way than to push.
  const method = pressed.at.kind === "modal" ? "views.push" : "views.open";
  try {
    await requests.apiCall(method, { trigger_id: pressed.meant.id, view: form(blank, pressed) });
    return true;
  } catch (error) {
    log.warn({ ...outline(error), method }, "Slack did not take a form");
    return false;
  }
}

const channel = z.object({ space: z.string(), id: z.string() });

/** What a form keeps of the press that opened it. */
const kept = z.object({
  at: z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("message"), url: z.string(), thread: z.string().optional() }),
    z.object({ kind: z.literal("home"), trigger: z.string(), part: z.string() }),
    z.object({ kind: z.literal("modal"), view: z.string() }),
  ]),
  channel,
  isPrivate: z.boolean(),
  message: z.string().optional(),
});

const submission = z.object({
  type: z.literal("view_submission"),
  trigger_id: z.string(),
  team: z.object({ id: z.string() }).nullish(),
  user: z.object({ id: z.string(), team_id: z.string().optional(), username: z.string().optional(), name: z.string().optional() }),
  view: z.object({
    id: z.string(),
    callback_id: z.string(),
    private_metadata: z.string(),
    state: z.object({ values: z.object({ [field]: z.object({ [field]: z.object({ value: z.string().nullish() }) }) }) }),
  }),
});

/** The call that a form's submission makes; undefined for what is no form of ours. */
export function fromSubmission(raw: unknown): Received | undefined {
  const sent = submission.safeParse(raw).data;
  const origin = sent && kept.safeParse(parsed(sent.view.private_metadata)).data;
  const home = sent?.team?.id ?? sent?.user.team_id;
  if (!sent || !origin || !home) return undefined;
  const { user, view, trigger_id: trigger } = sent;
  const { at, message } = origin;
  const channel: ChannelRef = { platform: "slack", ...origin.channel };
  return {
    kind: "call",
    by: { team: home, user: user.id, handle: user.name ?? user.username ?? "" },
    channel,
    // The trigger of the press has opened the form, and opens nothing more.
    at: at.kind === "message" ? { ...at, thread: at.thread, trigger } : at.kind === "home" ? { ...at, trigger } : at,
    meant: {
      kind: "action",
      // A form is submitted once, however often Slack tells of it.
      id: view.id,
      press: view.callback_id,
      picked: [],
      asked: view.state.values[field][field].value ?? "",
      ...(message !== undefined && { message: { channel, id: message } }),
    },
    isPrivate: origin.isPrivate,
  };
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
