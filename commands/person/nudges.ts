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
  paragraph,
  press,
  quietHours,
  type Reply,
  rescheduled,
  type Schedule,
  type Subject,
  scheduleFor,
  showDate,
  showWeekdays,
} from "#core";
import { setNudges, snooze } from "./buttons.ts";
import { everyDay } from "./nudge-options.ts";

const usualTime = "20:00";
/** A snooze is no goodbye: for that there is Stop. */
const longestSnooze = 31;

type Changing = Pick<Context, "store" | "person" | "from" | "stamp" | "now">;

/** Turns nudges on at a time, or off, and keeps the rest days; undefined leaves as it is. */
export async function changeNudges(context: Changing, to: string | undefined, rest: readonly number[] | undefined): Promise<void> {
  if (to === undefined && rest === undefined) return;
  const { store, person, from } = context;
  const [row, before] = await Promise.all([scheduleOf(context), store.nudges.of(person.id)]);
  const wish = { person: person.id, account: from.account.id, restDays: rest ?? before?.restDays ?? [] };
  if (to !== undefined && to !== "off") await store.nudges.set(wish);
  else if (rest) await store.nudges.rest(wish);
  if (to === undefined) return;
  if (to !== "off") {
    const time = { at: to, weekdays: everyDay };
    if (row) await reschedule(context, { ...row, time, on: true });
    else await store.schedules.set([scheduleFor(subjectOf(person), nudgeJob, time, context.stamp.zone, context.now)]);
  } else if (row) {
    await reschedule(context, { ...row, on: false });
    await unsaid(context);
  }
}

/** Takes back a nudge that could not be sent yet: it would come after the word that there is none. */
const unsaid = ({ store, person, now }: Pick<Context, "store" | "person" | "now">): Promise<void> =>
  store.posts.withdraw(subjectOf(person), nudgeJob, now);

/** After a change of the person's zone: the next nudge falls due at their new 20:00. */
export async function followZone(context: Changing, zone: string): Promise<void> {
  const row = await scheduleOf(context);
  if (row) await context.store.schedules.set([rescheduled(row, zone, context.now)]);
}

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
          paragraph("Done, without hard feelings. /settings turns them on again."),
          buttons(button("Turn them on again", press(setNudges, { to: timeOf(await scheduleOf(context)) }))),
        );
      return good(
        `A nudge at ${to}`,
        paragraph(
          `Only to you, at most one a day, never between ${quietHours.from} and ${quietHours.until}, and never on a day on which you have done something already. Days off: /settings rest:sat,sun`,
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
          paragraph("Let us rather stop: /settings nudge:off. You can turn it on again whenever you like."),
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
  (await store.schedules.of(subjectOf(person))).find(({ job }) => job === nudgeJob);

const reschedule = ({ store, stamp, now }: Changing, row: Schedule) => store.schedules.set([rescheduled(row, stamp.zone, now)]);
