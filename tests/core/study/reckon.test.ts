import { expect, test } from "vitest";
import { type AnswerFact, type CompletionFact, entriesOf, pointRules, totalsOf } from "#core";

const at = (day: string, hour = 12) => new Date(`${day}T${String(hour).padStart(2, "0")}:00:00Z`);

const completion = (item: string, day: string, more: Partial<CompletionFact> & { readonly minutes?: number } = {}): CompletionFact => ({
  path: "aws",
  item,
  times: 1,
  account: "terminal:ada",
  at: at(day),
  studyDay: day,
  zone: "UTC",
  counted: [{ cohort: "c1", boardDate: day, minutes: more.minutes ?? 60 }],
  undoneAt: undefined,
  undoneDates: undefined,
  ...more,
});
const undone = (day: string, hour = 13) => ({ undoneAt: at(day, hour), undoneDates: { c1: day } });

const answer = (quiz: string, day: string, more: Partial<AnswerFact> = {}): AnswerFact => ({
  quiz,
  cohort: "c1",
  isPractice: false,
  right: true,
  account: "terminal:ada",
  at: at(day),
  lockedAt: at(day, 13),
  studyDay: day,
  boardDate: day,
  zone: "UTC",
  counts: 1,
  voided: undefined,
  ...more,
});

const bob = { account: "discord:bob" };
const earned = (facts: { completions?: readonly CompletionFact[]; answers?: readonly AnswerFact[] }, rules = pointRules) =>
  entriesOf("ada", { completions: [], answers: [], ...facts }, rules).map(({ key, points, boardDate }) => `${boardDate} ${key} ${points}`);

test("each fact is counted by the rules of its own day, also in what takes it back", () => {
  const [first] = pointRules;
  const later = { from: "2026-12-07", item: { perHalfHour: 1, least: 1, most: 9 }, question: { attempted: 2, right: 0 }, paidPractice: 1 };
  const completions = [completion("s3", "2026-12-06", undone("2026-12-08")), completion("ec2", "2026-12-07")];
  const practice = { isPractice: true, right: false } as const;
  const answers = [
    answer("z1", "2026-12-06"),
    answer("z2", "2026-12-07"),
    answer("p1", "2026-12-06", { ...practice, counts: 1 }),
    answer("p2", "2026-12-06", { ...practice, counts: 2, at: at("2026-12-06", 14) }),
    answer("p3", "2026-12-07", { ...practice, counts: 1 }),
    answer("p4", "2026-12-07", { ...practice, counts: 2, at: at("2026-12-07", 14) }),
  ];
  expect(earned({ completions, answers }, [first, later])).toEqual([
    "2026-12-06 done:c1:ada:s3:1 20",
    "2026-12-08 undone:c1:ada:s3:1 -20",
    "2026-12-07 done:c1:ada:ec2:1 2",
    "2026-12-06 quiz:c1:z1:ada 15",
    "2026-12-06 practice:c1:ada:2026-12-06:1 5",
    "2026-12-06 practice:c1:ada:2026-12-06:2 5",
    "2026-12-07 quiz:c1:z2:ada 2",
    "2026-12-07 practice:c1:ada:2026-12-07:1 2",
  ]);
});

test("what is taken back counts in the original's week while that is open, else in the week in which it is", () => {
  const voided = (on: string) => ({ voided: { at: at(on), on } });
  expect(earned({ answers: [answer("z1", "2026-12-04", voided("2026-12-06")), answer("z2", "2026-12-04", voided("2026-12-07"))] })).toEqual(
    [
      "2026-12-04 quiz:c1:z1:ada 15",
      "2026-12-04 void:quiz:c1:z1:ada -15",
      "2026-12-04 quiz:c1:z2:ada 15",
      "2026-12-07 void:quiz:c1:z2:ada -15",
    ],
  );
});

test("of one account each time counts, wherever its clock stood; what two accounts had done at once counts once", () => {
  const again = completion("s3", "2026-11-30", { times: 2 });
  expect(earned({ completions: [completion("s3", "2026-12-02", undone("2026-12-01")), again] })).toEqual([
    "2026-11-30 done:c1:ada:s3:2 20",
    "2026-12-02 done:c1:ada:s3:1 20",
    "2026-12-02 undone:c1:ada:s3:1 -20",
  ]);
  const first = completion("s3", "2026-11-30", { ...undone("2026-12-02"), minutes: 30 });
  const meanwhile = completion("s3", "2026-12-01", { ...bob, ...undone("2026-12-04") });
  const third = completion("s3", "2026-12-03", { times: 2 });
  expect(earned({ completions: [third, meanwhile, first] })).toEqual(["2026-11-30 done:c1:ada:s3:1 10"]);
  expect(earned({ completions: [{ ...third, ...undone("2026-12-03", 14) }, meanwhile, first] })).toEqual([
    "2026-11-30 done:c1:ada:s3:1 10",
    "2026-11-30 undone:c1:ada:s3:1 -10",
  ]);
});

test("where two accounts were brought together, the later one's key names it", () => {
  const second = completion("s3", "2026-12-09", { ...bob, ...undone("2026-12-10") });
  expect(earned({ completions: [second, completion("s3", "2026-12-01", undone("2026-12-01", 14))] })).toEqual([
    "2026-12-01 done:c1:ada:s3:1 20",
    "2026-12-01 undone:c1:ada:s3:1 -20",
    "2026-12-09 done:c1:ada:s3:1:discord:bob 20",
    "2026-12-09 undone:c1:ada:s3:1:discord:bob -20",
  ]);
  const practice = (quiz: string, hour: number, counts: number, more = {}) =>
    answer(quiz, "2026-12-01", { isPractice: true, right: false, at: at("2026-12-01", hour), counts, ...more });
  const answers = [practice("p1", 9, 1), practice("p2", 10, 1, bob), practice("p3", 11, 2, bob), practice("p4", 12, 2)];
  expect(
    earned({
      answers: [answer("z1", "2026-12-01", { ...bob, at: at("2026-12-01", 8), right: false }), answer("z1", "2026-12-01"), ...answers],
    }),
  ).toEqual([
    "2026-12-01 quiz:c1:z1:ada 5",
    "2026-12-01 practice:c1:ada:2026-12-01:1 5",
    "2026-12-01 practice:c1:ada:2026-12-01:1:discord:bob 5",
    "2026-12-01 practice:c1:ada:2026-12-01:2 5",
  ]);
});

test("totals are the sums of the season and of each week, group by group", () => {
  const counted = ["c1", "c2"].map((cohort) => ({ cohort, boardDate: "2026-12-06", minutes: 60 }));
  const completions = [completion("s3", "2026-12-06", { counted }), completion("ec2", "2026-12-07", { minutes: 30 })];
  expect(totalsOf(entriesOf("ada", { completions, answers: [] }))).toEqual([
    { cohort: "c1", period: "season", points: 30 },
    { cohort: "c1", period: "2026-W49", points: 20 },
    { cohort: "c2", period: "season", points: 20 },
    { cohort: "c2", period: "2026-W49", points: 20 },
    { cohort: "c1", period: "2026-W50", points: 10 },
  ]);
});
