import type { AnyJob } from "#core";
import { dailyQuestion } from "./daily-question.ts";
import { nudge } from "./nudge.ts";
import { reveal } from "./reveal.ts";
import { unasked } from "./unasked.ts";
import { weeklyRecap } from "./weekly-recap.ts";
import { weeklyReminder } from "./weekly-reminder.ts";

/** Everything that happens by itself, in the order in which /schedule offers the settings. */
export const jobs: readonly AnyJob[] = [weeklyReminder, weeklyRecap, dailyQuestion, reveal, unasked, nudge];
