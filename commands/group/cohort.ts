import {
  type AnyAction,
  action,
  type Block,
  bad,
  button,
  buttons,
  byName,
  type CohortContext,
  cleanName,
  command,
  dateOption,
  fewestCounted,
  fields,
  firstDay,
  footer,
  lastDay,
  lines,
  memberOption,
  mondayOf,
  notice,
  organizersOnly,
  outlook,
  paces,
  paragraph,
  planOf,
  press,
  type Reply,
  reply,
  schedulesFor,
  section,
  showDate,
  showDateAndYear,
  slash,
  standingOf,
  text,
  textOption,
  todayIn,
  walksOf,
  weekCount,
  z,
  zoneOption,
} from "#core";
import { showSchedule } from "../rhythm/buttons.ts";
import { count, whereabouts } from "../wording.ts";
import { longestCohortName } from "./bounds.ts";
import { askArchive, proposePace, setArchived, showChannels, showOrganizers, showRoster } from "./buttons.ts";
import { editActions, previewEdit } from "./edit.ts";
import { appointMember, peopleActions } from "./people.ts";

export const cohort = command({
  name: "cohort",
  summary: "Where the group stands; organizers change it here",
  answers: "caller",
  needs: "cohort",
  options: z.object({
    start: dateOption().optional().describe("Organizers: a new first day; moved to a Monday"),
    timezone: zoneOption().optional().describe("Organizers: a new time zone"),
    pace: z.enum(paces).optional().describe("Organizers: how many weeks to take"),
    appoint: memberOption().optional().describe("Organizers: a member who may organize too"),
    name: textOption(longestCohortName).optional().describe("Organizers: a new name"),
  }),

  async run(context, { start, timezone, pace, appoint, name }) {
    const changes = {
      ...(start && { start }),
      ...(timezone && { zone: timezone }),
      ...(pace && { pace }),
      ...(name && { name: cleanName(name, longestCohortName) }),
    };
    const wantsChange = Object.keys(changes).length > 0 || appoint !== undefined;
    if (wantsChange && !(await context.mayOrganize(context.cohort))) return organizersOnly();
    if (appoint !== undefined) return appointMember(context, appoint);
    return wantsChange ? previewEdit(context, changes) : card(context);
  },
});

/** What its buttons do: they change the group, see to its people, close it and open it again. */
export const cohortActions: readonly AnyAction[] = [
  ...editActions,
  ...peopleActions,
  action({
    ...askArchive,
    answers: "caller",
    needs: "cohort",
    organizersOnly: true,
    async run({ cohort: { id, name }, store }) {
      const members = (await store.cohorts.roster(id)).length;
      return notice(
        `Close ${name}?`,
        paragraph(`${count(members, "member")} will see it as finished. Nothing is deleted, and you can open it again.`),
        buttons(button(`Close ${name}`, press(setArchived, { cohort: id, to: "closed" }), "danger")),
      );
    },
  }),
  action({
    ...setArchived,
    answers: "in place",
    needs: "cohort",
    organizersOnly: true,
    async run({ cohort, store, here, rhythm, now }, { to }): Promise<Reply> {
      if (to === "open" && here && here.id !== cohort.id)
        return bad(
          `${cohort.name} stays closed`,
          paragraph(`${here.name} has this channel now, and a channel carries one group. What everybody did is kept.`),
        );
      await store.cohorts.change(cohort.id, { archived: to === "closed" }, (after, rows) => schedulesFor(after, rhythm.jobs, now, rows));
      const back =
        to === "closed"
          ? button("Open it again", press(setArchived, { cohort: cohort.id, to: "open" }))
          : button("Close it", press(askArchive, { cohort: cohort.id }));
      return to === "closed"
        ? notice(
            `${cohort.name} is closed`,
            paragraph(text`Thank you for leading it. This channel is free for a new group: ${slash("setup")}.`),
            buttons(back),
          )
        : notice(`${cohort.name} is open again`, paragraph("Everybody finds everything as it was."), buttons(back));
    },
  }),
];

/** Where the group stands, for everybody; below, for organizers, what can be changed. */
async function card(context: CohortContext): Promise<Reply> {
  const { cohort, path, store } = context;
  const plan = planOf(path, cohort);
  const today = todayIn(context, cohort);
  const ahead = plan.pauses.filter((monday) => monday >= mondayOf(today));
  const [roster, completions, organizers] = await Promise.all([
    store.cohorts.roster(cohort.id),
    store.progress.completionsIn(cohort.id, path.id),
    store.cohorts.organizers(cohort.id),
  ]);
  const { members, onPace, weekBehind, median } = standingOf(walksOf(path, cohort, roster, completions), today);
  return reply(
    cohort.archived ? `${cohort.name} (closed)` : cohort.name,
    paragraph(`${path.title} · ${whereabouts(plan, outlook(plan, new Set(), today))}`),
    fields({
      Dates: `${showDateAndYear(firstDay(plan, 1))} to ${showDateAndYear(lastDay(plan))}`,
      ...(ahead.length > 0 && { Pauses: ahead.map((monday) => `the week of ${showDate(monday)}`).join(", ") }),
      "Pace and zone": `${cohort.pace}, ${weekCount(path, cohort.pace)} weeks · ${cohort.zone}`,
      Members:
        members === 0
          ? "nobody yet"
          : members < fewestCounted
            ? String(members)
            : `${members}: ${onPace} on pace, ${weekBehind} a week or more behind, the middle one at ${median} %`,
      Organizers:
        organizers
          .toSorted(byName)
          .map(({ name }) => name)
          .join(", ") || "whoever manages this space",
    }),
    ...((await context.mayOrganize(cohort)) ? tools(context) : [footer("Organizers change the group here.")]),
  );
}

function tools({ cohort, path }: CohortContext): readonly Block[] {
  const about = { cohort: cohort.id };
  const other = cohort.pace === "fast" ? "relaxed" : "fast";
  return [
    section(
      "For organizers",
      lines(
        text`A change is shown before it is made: ${slash("cohort", "start:2026-12-07")}, ${slash("cohort", "timezone:Europe/Berlin")}, ${slash("cohort", 'name:"…"')}.`,
        text`Another organizer: ${slash("cohort", "appoint:@name")}.`,
      ),
    ),
    buttons(
      button("Members", press(showRoster, about)),
      button("Organizers", press(showOrganizers, about)),
      button("Channels", press(showChannels, about)),
      button("What I post", press(showSchedule, about)),
      button(`Pace: ${other}, ${weekCount(path, other)} weeks`, press(proposePace, { ...about, pace: other })),
      cohort.archived
        ? button("Open it again", press(setArchived, { ...about, to: "open" }))
        : button("Close the group", press(askArchive, about), "danger"),
    ),
  ];
}
