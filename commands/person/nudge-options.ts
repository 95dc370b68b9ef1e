import { isQuiet, parseTime, parseWeekdays, quietHours, z } from "#core";

export const everyDay = [1, 2, 3, 4, 5, 6, 7] as const;

/** A time outside the quiet hours, or off. */
export const nudgeOption = () =>
  z.string().transform((typed, context) => {
    if (typed.trim().toLowerCase() === "off") return "off";
    const time = parseTime(typed);
    if (time && !isQuiet(time)) return time;
    context.addIssue({
      code: "custom",
      message: time
        ? `Between ${quietHours.from} and ${quietHours.until} I am quiet. Choose a time outside of that.`
        : "Write a time like 20:00, or off.",
    });
    return z.NEVER;
  });

/** Weekdays without a nudge, or none. */
export const restOption = () =>
  z.string().transform((typed, context) => {
    const days = typed.trim().toLowerCase() === "none" ? [] : parseWeekdays(typed);
    if (days && days.length < everyDay.length) return days;
    context.addIssue({
      code: "custom",
      message: days ? "With seven days of rest there is no day left; nudge:off stops nudges." : "Write weekdays like sat,sun, or none.",
    });
    return z.NEVER;
  });
