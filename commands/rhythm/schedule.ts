import {
  type AnyAction,
  type AnyJob,
  action,
  type Block,
  button,
  buttons,
  type Cohort,
  type CohortContext,
  closed,
  command,
  dateOption,
  fields,
  footer,
  type JobTime,
  lines,
  type NextPost,
  nextPosts,
  notice,
  paragraph,
  press,
  type Reply,
  reply,
  rescheduled,
  type Schedule,
  type Setting,
  type Subject,
  section,
  showJobTime,
  slash,
  text,
  when,
  z,
} from "#core";
import { askPause, askPost, askPreview, showSchedule, switchJob } from "./buttons.ts";
import { health } from "./health.ts";
import { pauseActions, pausesIn, previewPause } from "./pause.ts";
import { jobsOf, postActions } from "./post.ts";

/** So many posts are shown in advance, of so many slots looked at: some have nothing to say, as before the start. */
const mostPosts = 10;
const mostSlots = 300;

/** The times of these jobs are set here, by the options that they name themselves. */
export const schedule = (jobs: readonly AnyJob[]) =>
  command({
    name: "schedule",
    summary: "What I post by myself, and when",
    answers: "caller",
    needs: "cohort",
    organizersOnly: true,
    options: z.object({
      ...optionsFor(jobs),
      pause: dateOption().optional().describe("A day of a week in which the group pauses; the plan shifts by that week"),
    }),

    async run(context, { pause, ...wanted }) {
      if (context.cohort.archived) return closed(context.cohort);
      const isThere = (await rowsOf(context)).some((row) => timeFor(row, jobs, wanted));
      const cohort = isThere
        ? await changeRows(context, (row) => {
            const time = timeFor(row, jobs, wanted);
            return time && { ...row, time, on: true };
          })
        : context.cohort;
      if (cohort.archived) return closed(cohort);
      const fresh = { ...context, cohort };
      if (pause) return previewPause(fresh, pause);
      return Object.values(wanted).every((time) => time === undefined) ? card(fresh) : changedTo(fresh, isThere);
    },
  });

const settingsOf = (jobs: readonly AnyJob[]): readonly Setting[] => jobs.flatMap(({ settings = [] }) => settings);

const optionsFor = (jobs: readonly AnyJob[]): Readonly<Record<string, z.ZodOptional<Setting["reads"]>>> =>
  Object.fromEntries(
    settingsOf(jobs).map(({ option, says, example, reads }) => {
      const how = example.includes(" ") ? `“${example}”` : example;
      return [option, reads.optional().describe(`${says}, such as ${how}`)];
    }),
  );

/** What its buttons do: they show the schedule, turn a job on and off, pause, preview and post now. */
export const scheduleActions: readonly AnyAction[] = [
  ...pauseActions,
  ...postActions,
  action({
    ...showSchedule,
    answers: "caller",
    needs: "cohort",
    organizersOnly: true,
    run: async (context) => (context.cohort.archived ? closed(context.cohort) : card(context)),
  }),
  action({
    ...switchJob,
    answers: "in place",
    needs: "cohort",
    organizersOnly: true,
    shows: ({ cohort }) => press(showSchedule, { cohort }),
    async run(context, { job, to }) {
      const cohort = await changeRows(context, (row) => (row.job === job ? { ...row, on: to === "on" } : undefined));
      return cohort.archived ? closed(cohort) : card({ ...context, cohort });
    },
  }),
];

/** Changes when a group's posts come; nothing of a group that is closed. Gives the group as it is then. */
const changeRows = (context: CohortContext, change: (row: Schedule) => Schedule | undefined): Promise<Cohort> =>
  context.store.cohorts.change(context.cohort.id, {}, ({ zone, archived }, rows) =>
    (archived ? [] : rows.filter(hasTime)).flatMap((row) => {
      const wanted = change(row);
      return wanted ? [rescheduled(wanted, zone, context.now)] : [];
    }),
  );

/** The time that the options give to a row; undefined where they leave it alone. */
function timeFor(
  { job: name, time }: Schedule,
  jobs: readonly AnyJob[],
  wanted: { readonly [Option in string]?: z.output<Setting["reads"]> | undefined },
): JobTime | undefined {
  const changes = settingsOf(jobs.filter((job) => job.name === name)).flatMap(({ option }) => wanted[option] ?? []);
  return time && changes.length > 0 ? changes.reduce((before, change) => change(before), time) : undefined;
}

async function changedTo(context: CohortContext, hasChanged: boolean): Promise<Reply> {
  if (hasChanged) return { ...(await card(context)), title: "Changed", tone: "good" };
  return notice("There is no such post in this group yet", paragraph("It appears within a minute of my next start; then try again."));
}

const subjectOf = ({ cohort: { id } }: Pick<CohortContext, "cohort">): Subject => ({ kind: "cohort", id });

const rowsOf = async (context: CohortContext): Promise<readonly Schedule[]> =>
  (await context.store.schedules.of(subjectOf(context))).filter(hasTime);

/** What happens once has none. */
const hasTime = ({ time }: Schedule): boolean => time !== undefined;

async function card(context: CohortContext): Promise<Reply> {
  const { cohort, rhythm } = context;
  const rows = await rowsOf(context);
  const jobs = jobsOf(context).flatMap((job) => rows.filter((row) => row.job === job.name).map((row) => ({ job, row })));
  const about = { cohort: cohort.id };
  return reply(
    `${cohort.name}: what I post by myself`,
    fields(Object.fromEntries(jobs.map(({ job, row }) => [job.title, row.on && row.time ? showJobTime(row.time) : "off"] as const))),
    coming(context, rows),
    ...pausesIn(context),
    section("Health", lines(...(await health(context, rows)))),
    buttons(
      ...jobs.map(({ job, row }) =>
        button(`${job.title}: turn ${row.on ? "off" : "on"}`, press(switchJob, { ...about, job: job.name, to: row.on ? "off" : "on" })),
      ),
    ),
    buttons(
      button("Pause next week", press(askPause, about)),
      button("Preview", press(askPreview, about)),
      button("Post now", press(askPost, about)),
    ),
    footer(
      text`Times on the wall of ${cohort.zone}. Change them like this: ${slash("schedule", [...examples(rhythm.jobs), "pause:2026-12-21"].join(" "))}`,
    ),
  );
}

/** How the settings are typed, one of each kind. */
const examples = (jobs: readonly AnyJob[]): readonly string[] =>
  settingsOf(jobs)
    .filter(({ example }, i, all) => all.findIndex((each) => each.example === example) === i)
    .map(({ option, example }) => `${option}:${example.includes(" ") ? `"${example}"` : example}`);

function coming(context: CohortContext, rows: readonly Schedule[]): Block {
  const title = (name: string) => context.rhythm.jobs.find((job) => job.name === name)?.title ?? name;
  const next = speaking(context, rows);
  return section(
    "What comes next",
    next.length === 0
      ? "Nothing is planned."
      : lines(...next.map(({ job, dueAt }) => text`${when(dueAt, "date")}, ${when(dueAt, "time")}: ${title(job)}`)),
  );
}

/** The next slots that will have something to say; looks further ahead only where the first ones have not. */
function speaking({ cohort, path, rhythm }: CohortContext, rows: readonly Schedule[]): readonly NextPost[] {
  const silence = ({ job: name, slot }: NextPost) => rhythm.jobs.find((job) => job.name === name)?.silence?.({ cohort, path }, slot);
  for (let looked = 2 * mostPosts; ; looked *= 2) {
    const slots = nextPosts(rows, rhythm.jobs, cohort.zone, looked);
    const posts = slots.filter((slot) => silence(slot) === undefined);
    if (posts.length >= mostPosts || slots.length < looked || looked >= mostSlots) return posts.slice(0, mostPosts);
  }
}
