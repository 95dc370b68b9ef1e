import {
  bad,
  button,
  buttons,
  type Cohort,
  type Context,
  cleanName,
  command,
  dateOption,
  fields,
  good,
  lastDay,
  localDate,
  mondayFrom,
  paces,
  paragraph,
  planOf,
  press,
  type Reply,
  schedulesFor,
  showDate,
  showDateAndYear,
  slash,
  text,
  textOption,
  todayIn,
  weekCount,
  z,
  zoneOption,
} from "#core";
import { showRules } from "../buttons.ts";
import { phaseTitles } from "../wording.ts";
import { longestCohortName, tooFar } from "./bounds.ts";
import { invite } from "./buttons.ts";

export const setup = command({
  name: "setup",
  summary: "Start a group in this channel",
  answers: "channel",
  needs: "nothing",
  organizersOnly: true,
  options: z.object({
    start: dateOption().describe("The first day, such as 2026-11-30; moved to a Monday"),
    timezone: zoneOption().describe("The group's time zone, such as Europe/Berlin"),
    pace: z.enum(paces).default("relaxed").describe("How many weeks to take"),
    path: textOption(40).optional().describe("Which learning path, if there are several"),
    name: textOption(longestCohortName).optional().describe("What the group is called"),
  }),
  suggest: { path: ({ paths }) => paths.all.map(({ id, title }) => ({ label: title, value: id })) },

  async run(context, { start, timezone, pace, path: wantedPath, name }) {
    const { here, paths, store, from, person, newId, now, rhythm } = context;
    const remedy = await context.remedy();
    if (remedy) return mayNotPost(remedy);
    if (here && !here.archived) return taken(context, here);
    const path = wantedPath === undefined ? paths.first : paths.named(wantedPath.toLowerCase());
    if (!path)
      return bad(
        "I don't know that learning path",
        paragraph(`There is ${paths.all.map(({ id }) => id).join(", ")}. Leave it out to take the first.`),
      );
    const monday = mondayFrom(start);
    const far = tooFar(localDate(now, timezone), start);
    if (far) return far;

    const id = newId();
    const cohort: Cohort = {
      id,
      path: path.id,
      name: name ? cleanName(name, longestCohortName) : `${path.short}, ${showDateAndYear(monday).slice(4)}`,
      start: monday,
      zone: timezone,
      pace,
      pauses: [],
      archived: false,
      createdAt: now,
    };
    if (!(await store.cohorts.open(cohort, from.channel, person.id, schedulesFor(cohort, rhythm.jobs, now)))) {
      const other = await store.cohorts.at(from.channel);
      return other ? taken(context, other) : bad("This channel was taken a moment ago", paragraph("Please give the command once more."));
    }
    const plan = planOf(path, cohort);
    return good(
      `${cohort.name} begins`,
      paragraph(`${path.title}: ${phaseTitles(path)}.`),
      fields({
        Start: `${showDateAndYear(monday)}${monday === start ? "" : ` (moved from ${showDate(start)}: weeks begin on Mondays)`}`,
        End: showDateAndYear(lastDay(plan)),
        Pace: `${pace}, ${weekCount(path, pace)} weeks`,
        "Time zone": timezone,
        Organizer: person.name,
      }),
      paragraph(
        text`Everybody who wants to come along presses Join. ${slash("rules")} tells how I count, ${slash("cohort")} changes what stands here.`,
      ),
      buttons(invite(cohort), button("How it works", press(showRules, {}))),
    );
  },
});

/** Looks before it leaps: a group whose channel stays silent would puzzle everybody. */
const mayNotPost = (remedy: string): Reply =>
  bad("I may not post here yet", paragraph(text`${remedy} Then give ${slash("setup")} once more.`));

const taken = (context: Context, cohort: Cohort): Reply =>
  bad(
    "This channel has a group already",
    paragraph(
      text`${cohort.name} ${cohort.start > todayIn(context, cohort) ? "starts here on" : "has walked here since"} ${showDate(cohort.start)}. ${slash("cohort")} changes or closes it; a second group wants a channel of its own.`,
    ),
    buttons(invite(cohort)),
  );
