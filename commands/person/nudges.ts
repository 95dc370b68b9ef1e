import {
  type AnyAction,
  action,
  addDays,
  type Button,
  bad,
  button,
  buttons,
  type Context,
  daysBetween,
  good,
  nudgeJob,
  type Person,
  paragraph,
  press,
  quietHours,
  type Reply,
  type Reschedule,
  rescheduled,
  type Schedule,
  type Subject,
  scheduleFor,
  showDate,
  showWeekdays,
  slash,
  text,
} from "#core";
import { setNudges, snooze } from "./buttons.ts";
import { everyDay } from "./nudge-options.ts";

const usualTime = "20:00";
/** A snooze is no goodbye: for that there is Stop. */
const longestSnooze = 31;

type Changing = Pick<Context, "store" | "person" | "from" | "memberships" | "here" | "now">;

/** Turns nudges on at a time, or off, and keeps the rest days; undefined leaves as it is. */
export async function changeNudges(context: Changing, to: string | undefined, rest: readonly number[] | undefined): Promise<void> {
  const { store, person, from } = context;
  const wish = { person: person.id, account: from.account.id };
  if (to !== undefined && to !== "off") await store.nudges.set({ ...wish, ...(rest && { restDays: rest }) });
  else if (rest) await store.nudges.rest({ ...wish, restDays: rest });
  if (to === undefined) return;
  await store.people.change(person.id, {}, turned(context, to));
  if (to !== "off") return;
  await store.nudges.stop(wish);
  await store.unasked.drop(person.id);
  await unsaid(context);
}

/** The person's row once nudges come at a time, or are off. */
const turned =
  (context: Changing, to: string): Reschedule<Person> =>
  (person, rows) => {
    const row = rows.find(isNudge);
    const [zone, time] = [wallOf(context, person), { at: to, weekdays: everyDay }];
    if (to === "off") return row ? [rescheduled({ ...row, on: false }, zone, context.now)] : [];
    return [
      row ? rescheduled({ ...row, time, on: true }, zone, context.now) : scheduleFor(subjectOf(person), nudgeJob, time, zone, context.now),
    ];
  };

/** After a change of the person's zone: the next nudge falls due at their new 20:00. */
export const nudgesFollow =
  (context: Changing): Reschedule<Person> =>
  (person, rows) =>
    rows.filter(isNudge).map((row) => rescheduled(row, wallOf(context, person), context.now));

/** The zone in which a person's nudges fall due. */
const wallOf = ({ here, memberships }: Changing, { zone, assumedZone }: Person): string =>
  zone ?? assumedZone ?? here?.zone ?? memberships[0]?.cohort.zone ?? "UTC";

const isNudge = ({ job }: Schedule): boolean => job === nudgeJob;

/** Takes back a nudge that could not be sent yet: it would come after the word that there is none. */
const unsaid = ({ store, person, now }: Pick<Context, "store" | "person" | "now">): Promise<void> =>
  store.posts.withdraw(subjectOf(person), nudgeJob, now);

/** How nudges stand, in a line. */
export async function nudgesInWords(context: Changing): Promise<string> {
  const [row, nudging] = await Promise.all([scheduleOf(context), context.store.nudges.of(context.person.id)]);
  if (!row?.on || !row.time || !nudging) return "off";
  const rest = nudging.restDays.length > 0 ? `, never on ${showWeekdays(nudging.restDays).replaceAll(",", ", ")}` : "";
  const often = nudging.frequency === "weekly" ? "once a week at most" : "on days on which nothing is done yet";
  return `at ${row.time.at}, ${often}${rest}`;
}

/** The button that turns them on, or off. */
export async function nudgeSwitch(context: Changing): Promise<Button> {
  const row = await scheduleOf(context);
  const at = timeOf(row);
  return row?.on ? button("Stop nudges", press(setNudges, { to: "off" })) : button(`Nudge me at ${at}`, press(setNudges, { to: at }));
}

/** What its buttons do: they turn nudges on and off, and keep them away for a while. */
export const nudgeActions: readonly AnyAction[] = [
  action({
    ...setNudges,
    answers: "in place",
    needs: "nothing",
    async run(context, { to }): Promise<Reply> {
      await changeNudges(context, to, undefined);
      if (to === "off")
        return good(
          "No more nudges",
          paragraph(text`Done, without hard feelings. ${slash("settings")} turns them on again.`),
          buttons(button("Turn them on again", press(setNudges, { to: timeOf(await scheduleOf(context)) }))),
        );
      return good(
        `A nudge at ${to}`,
        paragraph(
          text`Only to you, at most one a day, never between ${quietHours.from} and ${quietHours.until}, and never on a day on which you have done something already. Days off: ${slash("settings", "rest:sat,sun")}`,
        ),
        buttons(button("Stop nudges", press(setNudges, { to: "off" }))),
      );
    },
  }),
  action({
    ...snooze,
    answers: "in place",
    needs: "nothing",
    async run(context, { until: wanted }): Promise<Reply> {
      const { store, person, stamp } = context;
      const until = wanted > stamp.studyDay ? wanted : addDays(stamp.studyDay, 1);
      if (daysBetween(stamp.studyDay, until) > longestSnooze)
        return bad(
          "That is a long time",
          paragraph(text`Let us rather stop: ${slash("settings", "nudge:off")}. You can turn it on again whenever you like.`),
        );
      await store.nudges.snooze(person.id, until);
      await unsaid(context);
      return good(
        `Quiet until ${showDate(until)}`,
        paragraph("Rest well. Nothing is lost by it."),
        buttons(button("Stop nudges", press(setNudges, { to: "off" }))),
      );
    },
  }),
];

/** When it comes once it is on. */
const timeOf = (row: Schedule | undefined): string => row?.time?.at ?? usualTime;

const subjectOf = ({ id }: Context["person"]): Subject => ({ kind: "person", id });

const scheduleOf = async ({ store, person }: Pick<Context, "store" | "person">): Promise<Schedule | undefined> =>
  (await store.schedules.of(subjectOf(person))).find(isNudge);
