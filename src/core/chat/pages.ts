import { z } from "zod";
import { action, press } from "./command.ts";
import type { Call } from "./platform.ts";
import { longestPress } from "./press.ts";
import { type Block, bad, button, buttons, type ChecklistRow, footer, paragraph, type Reply, sizeOf } from "./reply.ts";
import { lengthOf, type Span, type Text } from "./text.ts";

/** A page holds what fits a message on every platform, with room for its frame: rows of lists, other blocks, characters in all. @internal */
export const pageLimits = { rows: 11, blocks: 20, characters: 2800 } as const;

/** Splits a reply into pages, in order and without loss; the buttons and small print at its end stand on each. */
export function paginate(whole: Reply): Pages {
  const end = whole.blocks.findLastIndex(({ kind }) => kind !== "buttons" && kind !== "footer") + 1;
  const frame = whole.blocks.slice(end);
  const room = Math.max(pageLimits.characters - sum(frame.map(sizeOf)), pageLimits.characters / 2);
  const pages: Block[][] = [];
  let held = { rows: 0, blocks: 0, size: 0 };
  for (const block of whole.blocks.slice(0, end)) {
    for (const [i, piece] of piecesOf(block, room).entries()) {
      const page = pages.at(-1);
      const isRow = piece.kind === "checklist" || piece.kind === "table";
      const adds = { rows: isRow ? 1 : 0, blocks: isRow ? 0 : 1, size: sizeOf(piece) };
      const next = { rows: held.rows + adds.rows, blocks: held.blocks + adds.blocks, size: held.size + adds.size };
      if (!page || next.rows > pageLimits.rows || next.blocks > pageLimits.blocks || next.size > room) {
        // A heading stays with what it is the heading of.
        const heading = page && page.length > 1 && isRow && i === 0 && page.at(-1)?.kind === "section" ? page.splice(-1) : [];
        pages.push([...heading, piece]);
        held = { ...adds, blocks: adds.blocks + heading.length, size: adds.size + sum(heading.map(sizeOf)) };
      } else {
        const before = page.at(-1);
        if (i > 0 && before) page.splice(-1, 1, joined(before, piece));
        else page.push(piece);
        held = next;
      }
    }
  }
  const [first, ...more] = pages.map((blocks) => ({ ...whole, blocks: [...blocks, ...frame] }));
  return first ? [first, ...more] : [whole];
}

type Pages = readonly [Reply, ...Reply[]];

/** One page, with the buttons that turn it by asking `again`; a page beyond the last is the last. */
export function pageOf(pages: Pages, number: number, again: string): Reply {
  const page = Math.min(Math.max(number, 1), pages.length);
  const shown = pages[page - 1] ?? pages[0];
  if (pages.length === 1) return shown;
  const to = (label: string, target: number) =>
    target < 1 || target > pages.length ? [] : [button(label, press(turnPage, { page: String(target), again }))];
  return {
    ...shown,
    blocks: [...shown.blocks, buttons(...to("Back", page - 1), ...to("Next", page + 1)), footer(`Page ${page} of ${pages.length}`)],
  };
}

/** Turns a page: asks again what gave the reply, and shows another part of the answer. */
export const turnPage = action({
  name: "page",
  answers: "in place",
  needs: "nothing",
  payload: z.object({
    page: z
      .string()
      .regex(/^\d{1,3}$/)
      .transform(Number),
    again: z.string(),
  }),

  async run({ from, stamp, answer }, { page, again }) {
    return pageOf(paginate(await answer(callAgain(again, { id: stamp.callId, from }))), page, again);
  },
});

/** The highest number of a page that a button may carry. */
const lastPage = 999;

/** Whether the buttons that turn the pages can carry what asks again. */
export const fitsButton = (again: string): boolean => `${turnPage.name}:${lastPage}:${encodeURIComponent(again)}`.length <= longestPress;

/** Answers a call that was put aside because it is too long for a button. */
export const askKept = action({
  name: "kept",
  answers: "in place",
  needs: "nothing",
  payload: z.object({ kept: z.string() }),

  async run({ store, person, from, answer }, { kept: id }) {
    const kept = await store.people.keptCall(id, person.id);
    return kept ? answer({ ...kept.call, from }) : bad("Those pages are too old", paragraph("Please give the command once more."));
  },
});

/** A line, or a press with what was picked, and with what was written: `path:p1?a,b?words`. */
export const againOf = (call: Extract<Call, { kind: "line" | "action" }>): string =>
  call.kind === "line"
    ? call.line
    : [
        call.press,
        ...(call.picked.length > 0 || call.asked !== undefined ? [call.picked.map(encoded).join(",")] : []),
        ...(call.asked === undefined ? [] : [encoded(call.asked)]),
      ].join("?");

const encoded = (value: string) => encodeURIComponent(value.toWellFormed());

/** The call whose next page somebody asks for, as it was given. @internal */
export function callAgain(again: string, { id, from }: Pick<Call, "id" | "from">): Call {
  if (again.startsWith("/")) return { kind: "line", id, line: again, from };
  const [pressed = "", picked, asked] = again.split("?");
  return {
    kind: "action",
    id,
    press: pressed,
    picked: picked === undefined || (picked === "" && asked !== undefined) ? [] : picked.split(",").map(decoded),
    ...(asked !== undefined && { asked: decoded(asked) }),
    from,
  };
}

/** As it was; a forged "%" that begins nothing stays as it is. */
function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

/** A block in parts that may stand on different pages: row by row, and a long text between its words. */
function piecesOf(block: Block, room: number): readonly Block[] {
  switch (block.kind) {
    case "checklist":
      return block.rows.map((row: ChecklistRow) => ({ kind: "checklist", rows: [row] }));
    case "table":
      return block.rows.length === 0 ? [block] : block.rows.map((row) => ({ kind: "table", columns: block.columns, rows: [row] }));
    case "fields":
      return sizeOf(block) > room ? block.fields.map((field) => ({ kind: "fields", fields: [field] })) : [block];
    case "text":
    case "footer":
      return cut(block.text, room).map((text) => ({ kind: block.kind, text }));
    case "section":
      return cut(block.text, Math.max(room - block.heading.length, room / 2)).map((text, i) =>
        i === 0 ? { ...block, text } : { kind: "text", text },
      );
    case "progress":
    case "divider":
    case "buttons":
    case "choices":
      return [block];
    default:
      return block satisfies never;
  }
}

/** Two neighbouring pieces of one block, whole again. */
function joined(before: Block, piece: Block): Block {
  if (before.kind === "checklist" && piece.kind === "checklist") return { ...before, rows: [...before.rows, ...piece.rows] };
  if (before.kind === "table" && piece.kind === "table") return { ...before, rows: [...before.rows, ...piece.rows] };
  if (before.kind === "fields" && piece.kind === "fields") return { ...before, fields: [...before.fields, ...piece.fields] };
  if ((before.kind === "text" || before.kind === "section") && piece.kind === "text")
    return { ...before, text: [...before.text, ...piece.text] };
  if (before.kind === "footer" && piece.kind === "footer") return { ...before, text: [...before.text, ...piece.text] };
  throw new Error(`A ${piece.kind} is no part of a ${before.kind}`);
}

/** Cuts a text into stretches of at most `room` characters, between words where there are any. */
function cut(text: Text, room: number): readonly Text[] {
  if (lengthOf(text) <= room) return [text];
  const stretches: Span[][] = [[]];
  let left = room;
  for (const span of text) {
    for (const part of "text" in span ? shortSpans(span, room) : [span]) {
      const length = lengthOf([part]);
      if (length > left) {
        stretches.push([]);
        left = room;
      }
      stretches.at(-1)?.push(part);
      left -= length;
    }
  }
  return stretches.filter((stretch) => stretch.length > 0);
}

/** A span as its words, so that a stretch may end behind any of them; a word longer than `room` is cut between characters. */
const shortSpans = (span: Extract<Span, { text: string }>, room: number): readonly Span[] =>
  lengthOf([span]) <= room / 2
    ? [span]
    : (span.text.match(/\s*\S+\s*/g) ?? [span.text]).flatMap((word) => {
        if (word.length <= room) return [{ ...span, text: word }];
        const characters = [...word];
        const parts: Span[] = [];
        while (characters.length > 0) parts.push({ ...span, text: characters.splice(0, Math.floor(room / 2)).join("") });
        return parts;
      });

const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);
