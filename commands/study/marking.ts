import {
  bad,
  type Context,
  type Item,
  itemNamed,
  localDate,
  type Membership,
  type Path,
  type PerhapsMemberContext,
  type Person,
  paragraph,
  pointsFor,
  type Reply,
  rulesOn,
  showDate,
  slash,
  text,
  type Words,
} from "#core";
import type { Wish } from "./buttons.ts";

/** What became of a wish to tick an item off or to take that back. */
export type Marked =
  | { readonly kind: "done"; readonly item: Item; readonly earned: Words }
  | { readonly kind: "done before"; readonly item: Item; readonly studyDay: string }
  | { readonly kind: "undone" | "not done"; readonly item: Item };

/** Does what a tick button asks for, and answers with a view of it. A button may be older than the path's newest edition. */
export async function fulfil(
  context: PerhapsMemberContext,
  { item: id, to }: Wish,
  view: (marked: Marked) => Promise<Reply>,
): Promise<Reply> {
  const item = itemNamed(context.path, id);
  if (!item) return bad("That item is no longer on the path", paragraph(text`${slash("path")} shows what is.`));
  return view(await mark(context, context.path, item, to));
}

/** Records the state wanted; the points go to every running cohort of the person on this path. */
export async function mark({ store, person, memberships, stamp, now }: Context, path: Path, item: Item, to: Wish["to"]): Promise<Marked> {
  const last = () => store.progress.completion(person.id, path.id, item.id);
  const isDone = (completion = before) => completion !== undefined && completion.undoneAt === undefined;
  const before = await last();
  const key = { person: person.id, path: path.id, item: item.id };
  const onPath = memberships.filter(({ cohort }) => cohort.path === path.id);
  // What was first done before joining gives no points there, however often it is taken back and done again.
  const earning = onPath.filter(({ member }) => before === undefined || before.firstAt >= member.joinedAt);

  if (to === "done") {
    if (!isDone()) {
      const counted = earning.map(({ cohort }) => ({ cohort: cohort.id, boardDate: localDate(now, cohort.zone), minutes: item.minutes }));
      await store.progress.complete({ ...key, times: (before?.times ?? 0) + 1 }, stamp, counted);
    }
    const after = isDone() ? before : await last();
    // The same call delivered again is answered as it was the first time.
    if (after?.callId === stamp.callId) return { kind: "done", item, earned: earnings(item, after.at, earning, onPath.length) };
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
export function markedLine(marked: Marked): Words {
  switch (marked.kind) {
    case "done":
      return text`Done: ${marked.item.title}. ${marked.earned}`;
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

function earnings(item: Item, at: Date, [first]: readonly Membership[], cohorts: number): Words {
  if (first) return `+${pointsFor(item, rulesOn(localDate(at, first.cohort.zone)))} points.`;
  if (cohorts > 0) return "It counts for your progress. You first did it before you joined, so it gives no points.";
  return text`It counts for your progress. Points begin once you are in a group: ${slash("join")}.`;
}
