import {
  type AnyAction,
  action,
  bad,
  button,
  buttons,
  choices,
  closest,
  command,
  good,
  type Item,
  itemNamed,
  itemOption,
  itemsOf,
  matching,
  notice,
  outlook,
  type Path,
  type PerhapsMemberContext,
  paragraph,
  planOf,
  press,
  type Reply,
  slash,
  text,
  todayIn,
  type Words,
  z,
} from "#core";
import { itemLine } from "../wording.ts";
import { markItem, markPicked, type Wish } from "./buttons.ts";
import { doneBy, fulfil, type Marked, mark, markedLine } from "./marking.ts";

export const done = command({
  name: "done",
  summary: "Tick off what you have studied",
  answers: "caller",
  needs: "member if any",
  options: z.object({ item: itemOption().describe("What you have done, by name") }),
  suggest: {
    item: async (context, typed) =>
      (typed === "" ? await likely(context) : matching(typed, itemsOf(context.path), nameOf)).map((item) => ({
        label: item.title,
        value: item.id,
      })),
  },

  async run(context, { item: typed }) {
    const { path, cohort } = context;
    const found = find(path, typed);
    if (!("candidates" in found)) return doneReply(await mark(context, path, found, "done"), cohort?.id);
    const near = found.candidates;
    const offers = near.length > 0 ? near : (await likely(context)).slice(0, mostOffered);
    const about = cohort?.id ?? "";
    return bad(
      "Which item is that?",
      paragraph(whyUnclear(typed, found)),
      near.length > 0
        ? buttons(...near.map((item) => button(item.title, press(markItem, { item: item.id, to: "done", cohort: about }))))
        : choices(
            "Or pick one of these.",
            press(markPicked, { cohort: about }),
            offers.map(({ id, title }) => ({ label: title, value: id })),
          ),
    );
  },
});

/** How many items a list to pick from offers; every platform takes so many. */
const mostOffered = 25;

/** What its buttons do: they tick an item off, and take that back. */
export const doneActions: readonly AnyAction[] = [
  action({
    ...markPicked,
    answers: "in place",
    needs: "member if any",
    run: (context, { cohort }) =>
      fulfil(context, { item: context.picked[0] ?? "", to: "done", cohort }, async (marked) => doneReply(marked, context.cohort?.id)),
  }),
  action({
    ...markItem,
    answers: "in place",
    needs: "member if any",
    run: (context, wanted) => fulfil(context, wanted, async (marked) => doneReply(marked, context.cohort?.id)),
  }),
];

/** The path with what is open first, and of that what is due: this week's items, then overdue ones, then next week's. */
async function likely(context: PerhapsMemberContext): Promise<readonly Item[]> {
  const { path, cohort, member, person } = context;
  const done = await doneBy(context, person, path);
  const due = cohort ? outlook(planOf(path, cohort, member), done, todayIn(context, cohort)) : undefined;
  const ordered = [...new Set([...(due?.now ?? []), ...(due?.overdue ?? []), ...(due?.later ?? []), ...itemsOf(path)])];
  return [...ordered.filter(({ id }) => !done.has(id)), ...ordered.filter(({ id }) => done.has(id))];
}

function doneReply(marked: Marked, cohort = ""): Reply {
  const { item } = marked;
  const to = (state: Wish["to"], label: string) => buttons(button(label, press(markItem, { item: item.id, to: state, cohort })));
  switch (marked.kind) {
    case "done":
      return good(`Done: ${item.title}`, paragraph(text`${marked.earned} ${slash("week")} shows what is next.`), to("undone", "Undo"));
    case "done before":
      return notice("That was done already", paragraph(markedLine(marked)), to("undone", "Undo"));
    case "undone":
      return notice("Taken back", paragraph(itemLine(item)), to("done", "Done after all"));
    case "not done":
      return notice("Nothing to take back", paragraph(markedLine(marked)), to("done", "Tick it off"));
    default:
      return marked satisfies never;
  }
}

function whyUnclear(typed: string, { candidates, holding }: Unclear): Words {
  if (candidates.length === 0) return text`Nothing on the path is called “${typed}”. ${slash("path")} shows every item.`;
  if (holding > candidates.length)
    return text`“${typed}” fits ${holding} items, and these are the first. Add a word of its name; ${slash("path")} shows every item.`;
  return holding > 0 ? `“${typed}” fits several items.` : `Nothing on the path is called “${typed}”. Did you mean one of these?`;
}

interface Unclear {
  readonly candidates: readonly Item[];
  /** How many items hold every word typed; 0 where the candidates are only alike. */
  readonly holding: number;
}

/** The item meant: by id, by its name, or by words that only one item holds. */
function find(path: Path, typed: string): Item | Unclear {
  const items = itemsOf(path);
  const wanted = typed.toLowerCase();
  const exact = itemNamed(path, wanted) ?? items.find((item) => item.title.toLowerCase() === wanted);
  if (exact) return exact;
  const holding = /[\p{L}\p{N}]/u.test(typed) ? matching(typed, items, nameOf) : [];
  if (holding.length === 1 && holding[0]) return holding[0];
  // Name and id apart: a slip in a short name would be lost in a long one.
  const alike = [...closest(typed, items, ({ title }) => title), ...closest(typed, items, ({ id }) => id)];
  return { candidates: (holding.length > 0 ? holding : [...new Set(alike)]).slice(0, mostCandidates), holding: holding.length };
}

const mostCandidates = 5;

const nameOf = (item: Item) => `${item.title} ${item.id}`;
