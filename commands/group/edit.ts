import {
  type AnyAction,
  action,
  bad,
  button,
  buttons,
  type Cohort,
  type CohortContext,
  canonicalZone,
  currentWeek,
  fields,
  good,
  isDate,
  lastDay,
  mondayFrom,
  notice,
  paces,
  paragraph,
  planOf,
  press,
  type Reply,
  schedulesFor,
  showDateAndYear,
  slash,
  text,
  todayIn,
  weekCount,
  z,
} from "#core";
import { count } from "../wording.ts";
import { tooFar } from "./bounds.ts";
import { applyEdit, proposePace } from "./buttons.ts";

export type Changes = Partial<Pick<Cohort, "name" | "start" | "zone" | "pace">>;

/** What was proposed comes back from the database, so it is read like anything that comes in. */
const proposal = z.object({
  name: z.string().exactOptional(),
  start: z.string().refine(isDate).exactOptional(),
  zone: z
    .string()
    .refine((zone) => canonicalZone(zone) !== undefined)
    .exactOptional(),
  pace: z.enum(paces).exactOptional(),
});

/** Shows what a change would mean for the members, with the button that makes it. */
export async function previewEdit(context: CohortContext, wanted: Changes): Promise<Reply> {
  const { cohort, store, person, newId, now, from, path } = context;
  const changes = { ...wanted, ...(wanted.start && { start: mondayFrom(wanted.start) }) };
  const far = wanted.start && tooFar(todayIn(context, cohort), wanted.start);
  if (far) return far;
  const after = { ...cohort, ...changes };
  const roster = await store.cohorts.roster(cohort.id);
  const isNewForAll = after.pace !== cohort.pace || after.zone !== cohort.zone;
  // Whoever walks on dates of their own is not moved by the group's start.
  const touched = roster.filter(({ member }) => isNewForAll || (after.start !== cohort.start && member.start === undefined)).length;
  const rows = {
    ...(after.name !== cohort.name && { Name: `${cohort.name} → ${after.name}` }),
    ...(after.start !== cohort.start && { Start: `${showDateAndYear(cohort.start)} → ${showDateAndYear(after.start)}` }),
    ...(after.zone !== cohort.zone && { "Time zone": `${cohort.zone} → ${after.zone}` }),
    ...(after.pace !== cohort.pace && { Pace: `${cohort.pace} → ${after.pace}, ${weekCount(path, after.pace)} weeks` }),
  };
  if (Object.keys(rows).length === 0) return notice("That is how it is already", paragraph("Nothing to change."));

  const kept = newId();
  await store.people.keepCall({
    id: kept,
    person: person.id,
    at: now,
    call: { kind: "command", id: kept, name: "cohort", options: changes, from },
  });
  return notice(
    `Change ${cohort.name}?`,
    fields({ ...rows, ...consequences(context, after) }),
    paragraph(
      `${touched > 0 ? `It touches the plan of ${count(touched, "member")}.` : "It touches nobody's plan."} Nobody loses anything they have done, or any points.`,
    ),
    buttons(button("Make the change", press(applyEdit, { cohort: cohort.id, kept }), "main")),
  );
}

/** What its buttons do: they propose another pace, and make a change that was proposed. */
export const editActions: readonly AnyAction[] = [
  action({
    ...proposePace,
    answers: "caller",
    needs: "cohort",
    organizersOnly: true,
    run: (context, { pace }) => previewEdit(context, { pace }),
  }),
  action({
    ...applyEdit,
    answers: "in place",
    needs: "cohort",
    organizersOnly: true,
    async run({ cohort, store, person, rhythm, now }, { kept: id }) {
      const kept = await store.people.keptCall(id, person.id);
      const changes = proposal.safeParse(kept?.call.kind === "command" ? kept.call.options : undefined);
      if (!changes.success) return bad("That proposal is too old", paragraph(text`Please give ${slash("cohort")} once more.`));
      const { name, start, zone, pace } = await store.cohorts.change(cohort.id, changes.data, (after, rows) =>
        schedulesFor(after, rhythm.jobs, now, rows),
      );
      return good("Changed", paragraph(text`${name}: from ${showDateAndYear(start)}, ${pace}, ${zone}. ${slash("cohort")} shows it.`));
    },
  }),
];

/** Where the group would stand: its week today and its last day. */
function consequences(context: CohortContext, after: Cohort): Readonly<Record<string, string>> {
  const { cohort, path } = context;
  const plans = [planOf(path, cohort), planOf(path, after)] as const;
  const weeks = [currentWeek(plans[0], todayIn(context, cohort)), currentWeek(plans[1], todayIn(context, after))] as const;
  const [now, then] = weeks.map((week) => (week < 1 ? "not begun" : `week ${week}`));
  const ends = plans.map((plan) => showDateAndYear(lastDay(plan)));
  return {
    ...(now !== then && { Today: `${now} → ${then}` }),
    ...(ends[0] !== ends[1] && { End: `${ends[0]} → ${ends[1]}` }),
  };
}
