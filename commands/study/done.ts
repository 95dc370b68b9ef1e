import {
  action,
  bad,
  button,
  buttons,
  type Context,
  choices,
  closest,
  command,
  good,
  type Item,
  itemNamed,
  itemOption,
  itemsOf,
  localDate,
  matching,
  notice,
  outlook,
  type Path,
  type PerhapsMemberContext,
  type Person,
  paragraph,
  planOf,
  pointsFor,
  press,
  type Reply,
  showDate,
  todayIn,
  z,
} from "#core";
import { itemLine } from "../wording.ts";

/** What became of a wish to tick an item off or to take that back. */
export type Marked =
  | { readonly kind: "done"; readonly item: Item; readonly earned: string }
  | { readonly kind: "done before"; readonly item: Item; readonly studyDay: string }
  | { readonly kind: "undone" | "not done"; readonly item: Item };

const states = ["done", "undone"] as const;

/** What a tick button asks for. It names the state wanted, never "toggle": pressed twice, it asks for the same. */
export const wish = z.object({ item: z.string(), to: z.enum(states), cohort: z.string() });

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

export const markPicked = action({
  name: "markpicked",
  answers: "in place",
  needs: "member if any",
  payload: z.object({ cohort: z.string() }),
  run: (context, { cohort }) =>
    fulfil(context, { item: context.picked[0] ?? "", to: "done", cohort }, async (marked) => doneReply(marked, context.cohort?.id)),
});

export const markItem = action({
  name: "mark",
  answers: "in place",
  needs: "member if any",
  payload: wish,
  run: (context, wanted) => fulfil(context, wanted, async (marked) => doneReply(marked, context.cohort?.id)),
});

/** Does what a tick button asks for, and answers with a view of it. A button may be older than the path's newest edition. */
export async function fulfil(
  context: PerhapsMemberContext,
  { item: id, to }: z.output<typeof wish>,
  view: (marked: Marked) => Promise<Reply>,
): Promise<Reply> {
  const item = itemNamed(context.path, id);
  if (!item) return bad("That item is no longer on the path", paragraph("/path shows what is."));
  return view(await mark(context, context.path, item, to));
}

/** The path with what is open first, and of that what is due: this week's items, then overdue ones, then next week's. */
async function likely(context: PerhapsMemberContext): Promise<readonly Item[]> {
  const { path, cohort, member, person } = context;
  const done = await doneBy(context, person, path);
  const due = cohort ? outlook(planOf(path, cohort, member), done, todayIn(context, cohort)) : undefined;
  const ordered = [...new Set([...(due?.now ?? []), ...(due?.overdue ?? []), ...(due?.later ?? []), ...itemsOf(path)])];
  return [...ordered.filter(({ id }) => !done.has(id)), ...ordered.filter(({ id }) => done.has(id))];
}

/** Records the state wanted; the points go to every running cohort of the person on this path. */
async function mark(
  { store, person, memberships, stamp, now }: Context,
  path: Path,
  item: Item,
  to: (typeof states)[number],
): Promise<Marked> {
  const last = () => store.progress.completion(person.id, path.id, item.id);
  const isDone = (completion = before) => completion !== undefined && completion.undoneAt === undefined;
  const before = await last();
  const key = { person: person.id, path: path.id, item: item.id };
  const onPath = memberships.filter(({ cohort }) => cohort.path === path.id);
  // What was first done before joining gives no points there, however often it is taken back and done again.
  const earning = onPath.filter(({ member }) => before === undefined || before.firstAt >= member.joinedAt);

  if (to === "done") {
    if (!isDone()) {
      const credits = earning.map(({ cohort }) => ({ cohort: cohort.id, boardDate: localDate(now, cohort.zone) }));
      await store.progress.complete({ ...key, times: (before?.times ?? 0) + 1, points: pointsFor(item) }, stamp, credits);
    }
    const after = isDone() ? before : await last();
    // The same call delivered again is answered as it was the first time.
    if (after?.callId === stamp.callId) return { kind: "done", item, earned: earnings(item, earning.length, onPath.length) };
    return { kind: "done before", item, studyDay: after?.studyDay ?? stamp.studyDay };
  }
  if (before && isDone()) {
    const zones = new Map(memberships.map(({ cohort }) => [cohort.id, cohort.zone]));
    await store.progress.undo({ ...key, times: before.times }, stamp, (cohort) => localDate(now, zones.get(cohort) ?? stamp.zone));
  }
  const after = before && (await last());
  return { kind: after?.undoneBy === stamp.callId ? "undone" : "not done", item };
}

/** The ids of what a person has done on a path. */
export const doneBy = async ({ store }: Pick<Context, "store">, { id }: Pick<Person, "id">, path: Path): Promise<ReadonlySet<string>> =>
  new Set((await store.progress.completions(id, path.id)).map(({ item }) => item));

/** What became of it, in a line for the top of another message. */
export function markedLine(marked: Marked): string {
  switch (marked.kind) {
    case "done":
      return `Done: ${marked.item.title}. ${marked.earned}`;
    case "done before":
      return `${marked.item.title} was done already (${showDate(marked.studyDay)}). Once is enough.`;
    case "undone":
      return `Taken back: ${marked.item.title}.`;
    case "not done":
      return `${marked.item.title} is not ticked off, so there is nothing to take back.`;
    default:
      return marked satisfies never;
  }
}

function earnings(item: Item, credited: number, cohorts: number): string {
  if (credited > 0) return `+${pointsFor(item)} points.`;
  if (cohorts > 0) return "It counts for your progress. You first did it before you joined, so it gives no points.";
  return "It counts for your progress. Points begin once you are in a group: /join.";
}

function doneReply(marked: Marked, cohort = ""): Reply {
  const { item } = marked;
  const to = (state: (typeof states)[number], label: string) =>
    buttons(button(label, press(markItem, { item: item.id, to: state, cohort })));
  switch (marked.kind) {
    case "done":
      return good(`Done: ${item.title}`, paragraph(`${marked.earned} /week shows what is next.`), to("undone", "Undo"));
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

function whyUnclear(typed: string, { candidates, holding }: Unclear): string {
  if (candidates.length === 0) return `Nothing on the path is called “${typed}”. /path shows every item.`;
  if (holding > candidates.length)
    return `“${typed}” fits ${holding} items, and these are the first. Add a word of its name; /path shows every item.`;
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
