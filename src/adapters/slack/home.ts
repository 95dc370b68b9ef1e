import type { Answers, Bot, Caller, Log, Reply } from "#core";
import { inSlacksNames, type Names } from "./commands.ts";
import { failureOf, outline } from "./failure.ts";
import { limits } from "./limits.ts";
import type { People } from "./people.ts";
import type { Requests } from "./ports.ts";
import { homeChannel, inPart } from "./receive.ts";
import type { Address, Member } from "./received.ts";
import { piecesOf } from "./render.ts";
import { type Piece, withOwnIds } from "./split.ts";

/** What App Home shows, in order: each part is what a command answers. */
const parts = ["week", "progress"] as const;
type Part = (typeof parts)[number];

/**
 * App Home: the member's week and progress. A press that answers in place changes the part it stands in, so that pages turn and
 * ticks show where they were made; any other answer opens above it, in a window in which it goes on. Either way the rest of the
 * home is drawn anew, for it may have changed.
 */
export interface Home {
  /** Draws a member's home. */
  open(by: Member, id: string): Promise<void>;
  /** Opens a window that shows a reply; whether it was shown. */
  show(trigger: string, reply: Reply): Promise<boolean>;
  /** Shows the answer to a press made in the home, or in a window above it; whether it was shown. */
  answer(
    by: Member,
    from: Caller,
    at: Exclude<Address, { kind: "message" }>,
    answers: Answers,
    reply: Reply,
    callId: string,
  ): Promise<boolean>;
}

export function createHome({
  bot,
  names,
  people,
  requests,
  log,
}: {
  readonly bot: Bot;
  readonly names: Names;
  readonly people: People;
  readonly requests: Requests;
  readonly log: Log;
}): Home {
  const lastDrawn = new Map<string, Promise<void>>();

  async function draw(by: Member, from: Caller, callId: string, instead: Partial<Record<Part, Reply>>): Promise<boolean> {
    const replies: { part: Part; reply: Reply }[] = [];
    for (const part of parts) {
      const reply = instead[part] ?? (await bot.take({ kind: "command", id: `${callId}:${part}`, name: part, options: {}, from }).reply);
      // Who is in no group reads how to come into one once, in their progress.
      if (instead[part] || reply.tone !== "bad") replies.push({ part, reply });
    }
    const blocks = replies.flatMap(({ part, reply }, i) => [
      ...(i > 0 ? [{ type: "divider" } as const] : []),
      ...bounded(piecesOf(inSlacksNames(reply, names), "view"), Math.floor(limits.view.blocks / parts.length) - 1).map(
        ({ block }, number) => ({ ...block, block_id: inPart(part, number) }),
      ),
    ]);
    return ask("views.publish", { user_id: by.user, view: { type: "home", blocks: withOwnIds(blocks) } });
  }

  /** One after the other for each member, so that what was drawn last is what shows. */
  function inTurn(by: Member, task: () => Promise<boolean>): Promise<boolean> {
    const drawn = (lastDrawn.get(by.user) ?? Promise.resolve()).then(task);
    // One that cannot be drawn is the bug of whoever waits for it, and in nobody's way.
    const over = drawn.then(
      () => {},
      () => {},
    );
    lastDrawn.set(by.user, over);
    void over.then(() => {
      if (lastDrawn.get(by.user) === over) lastDrawn.delete(by.user);
    });
    return drawn;
  }

  async function ask(method: string, parameters: Readonly<Record<string, unknown>>): Promise<boolean> {
    try {
      await requests.apiCall(method, parameters);
      return true;
    } catch (error) {
      const failure = failureOf(error);
      log.error({ ...outline(error), method }, "Slack did not take a view");
      // What was refused would be refused again.
      return failure.kind === "refused";
    }
  }

  const window = (reply: Reply) => ({
    type: "modal",
    title: { type: "plain_text", text: "Cairn" },
    close: { type: "plain_text", text: "Close" },
    blocks: withOwnIds(bounded(piecesOf(inSlacksNames(reply, names), "view"), limits.view.blocks).map(({ block }) => block)),
  });

  return {
    async open(by, id) {
      const from = await people.caller(by, homeChannel(by.team));
      if (from) await inTurn(by, () => draw(by, from, id, {}));
    },

    show: (trigger, reply) => ask("views.open", { trigger_id: trigger, view: window(reply) }),

    async answer(by, from, at, answers, reply, callId) {
      if (at.kind === "modal") {
        const shown = await ask("views.update", { view_id: at.view, view: window(reply) });
        await inTurn(by, () => draw(by, from, callId, {}));
        return shown;
      }
      const part = parts.find((each) => each === at.part);
      if (answers === "in place" && part) return inTurn(by, () => draw(by, from, callId, { [part]: reply }));
      const shown = await ask("views.open", { trigger_id: at.trigger, view: window(reply) });
      await inTurn(by, () => draw(by, from, callId, {}));
      return shown;
    },
  };
}

/** A view holds so many blocks; the core's pages stay below that, and what would not is said to be elsewhere. */
function bounded(pieces: readonly Piece[], most: number): readonly Piece[] {
  if (pieces.length <= most) return pieces;
  const words = "There is more: give the command in a channel to read it all.";
  const last: Piece = { block: { type: "context", elements: [{ type: "plain_text", text: words }] }, words };
  return [...pieces.slice(0, most - 1), last];
}
