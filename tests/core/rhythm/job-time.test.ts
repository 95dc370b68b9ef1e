import fc from "fast-check";
import { expect, test } from "vitest";
import { parseJobTime, parseTime, parseWeekdays, showJobTime, showWeekdays, timeOption, weekdaysOption, weeklyOption } from "#core";

const weekdays = fc.subarray([1, 2, 3, 4, 5, 6, 7], { minLength: 1 });
const times = fc.tuple(fc.nat(23), fc.nat(59)).map((pair) => pair.map((n) => String(n).padStart(2, "0")).join(":"));

test("what is shown reads back as itself, in any letter case", () => {
  fc.assert(
    fc.property(times, weekdays, fc.func(fc.boolean()), (at, weekdays, upper) => {
      const shown = showJobTime({ at, weekdays });
      const typed = [...shown].map((letter, i) => (upper(i) ? letter.toUpperCase() : letter.toLowerCase())).join("");
      expect(parseJobTime(typed)).toEqual({ at, weekdays });
      expect(parseWeekdays(showWeekdays(weekdays))).toEqual(weekdays);
    }),
  );
});

test("weekdays in any order, twice, with long names and blanks are the same weekdays", () => {
  const long = ["monday", "tues", "wed", "thursday", "fri", "saturday", "sun"];
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1 }), fc.constantFrom(",", " ", ", "), (days, between) => {
      expect(parseWeekdays(days.map((day) => long[day - 1]).join(between))).toEqual([...new Set(days)].sort());
    }),
  );
});

test.each([
  ["Mon-Fri", [1, 2, 3, 4, 5]],
  ["Mon,Wed,Fri", [1, 3, 5]],
  ["Sat,Sun", [6, 7]],
  ["Mon-Wed,Fri", [1, 2, 3, 5]],
  ["daily", [1, 2, 3, 4, 5, 6, 7]],
  ["Wed", [3]],
])("%s", (shown, weekdays) => {
  expect(showWeekdays(weekdays)).toBe(shown);
});

test.each([
  ["sat-mon", [1, 6, 7]],
  ["Friday - Sunday", [5, 6, 7]],
  ["mon-sun", [1, 2, 3, 4, 5, 6, 7]],
  ["sun, mon", [1, 7]],
])("%s is understood", (typed, weekdays) => {
  expect(parseWeekdays(typed)).toEqual(weekdays);
});

test.each(["", " ", "mo", "someday", "mon-", "-fri", "mon-wed-fri", "1-5", "mon;tue", "daily mon", "montag"])(
  "“%s” is no weekdays",
  (typed) => {
    expect(parseWeekdays(typed)).toBeUndefined();
  },
);

test("a time is written with one or two digits, and may leave out the minutes", () => {
  expect(["9", "09", "9:30", "09:30", "0:00", "23:59"].map(parseTime)).toEqual(["09:00", "09:00", "09:30", "09:30", "00:00", "23:59"]);
  expect(
    ["", "24:00", "9:3", "9:60", "-1:00", "9am", "09:30:00", "9.30", "１０:00", "009:00"]
      .map(parseTime)
      .every((time) => time === undefined),
  ).toBe(true);
});

test("of anything at all, only what can be shown again is read", () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[a-z]{0,4}[-, ]?[a-z]{0,4} ?\d{0,2}:?\d{0,2}$/)), (typed) => {
      const read = parseJobTime(typed);
      if (read) expect(parseJobTime(showJobTime(read))).toEqual(read);
    }),
  );
});

test("an option says how it is written", () => {
  const refusal = (schema: ReturnType<typeof timeOption | typeof weekdaysOption | typeof weeklyOption>, typed: string) =>
    schema.safeParse(typed).error?.issues[0]?.message;
  expect(refusal(timeOption(), "noon")).toBe("Write a time of the day like 09:00.");
  expect(refusal(weekdaysOption(), "work")).toBe("Write weekdays like mon-fri, or sat,sun, or daily.");
  expect(refusal(weeklyOption(), "mon-tue 09:00")).toBe(
    "Write one weekday from Monday to Thursday and a time, like “mon 09:00”: it opens the week.",
  );
  expect(refusal(weeklyOption(), "sunday 18:00")).toMatch("Monday to Thursday");
  expect(weeklyOption().parse("thu 18:00")).toEqual({ at: "18:00", weekdays: [4] });
  expect(weeklyOption().parse("Monday 9")).toEqual({ at: "09:00", weekdays: [1] });
});
