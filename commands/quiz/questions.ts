import {
  type AnyAction,
  action,
  type Block,
  button,
  buttons,
  type ChecklistRow,
  type CohortContext,
  checklist,
  command,
  fewestCounted,
  fields,
  footer,
  isOpen,
  layOut,
  lines,
  notice,
  paragraph,
  percent,
  press,
  type QuestionFigures,
  questionNamed,
  type Reply,
  type Report,
  reply,
  section,
  text,
  z,
} from "#core";
import { count } from "../wording.ts";
import { stemAndOptions } from "./asked.ts";
import { askVoid, decideQuestion, lookAtQuestion, showQuestions } from "./buttons.ts";
import { explanation, keyInWords } from "./explain.ts";
import { isKnown, unknownQuestion, verdictActions } from "./verdict.ts";
import { inWords, reasonInWords, shortened, sourceLine } from "./wording.ts";

export const questions = command({
  name: "questions",
  summary: "What members report of the questions, and how they went",
  answers: "caller",
  needs: "cohort",
  organizersOnly: true,
  options: z.object({}),
  run: (context) => overview(context),
});

/** What its buttons do: they show all questions, show one with what is said of it, and decide on it. */
export const questionActions: readonly AnyAction[] = [
  ...verdictActions,
  action({ ...showQuestions, answers: "in place", needs: "cohort", organizersOnly: true, run: (context) => overview(context) }),
  action({
    ...lookAtQuestion,
    answers: "in place",
    needs: "cohort",
    organizersOnly: true,
    run: async (context, { question, version }) =>
      (await isKnown(context, question, version)) ? look(context, question, version) : unknownQuestion(),
  }),
];

/** From so many people on, it says something when all of them were right, or none. */
const enoughPeople = 10;
const mostShown = 5;
/** So many reporters are quoted. */
const mostQuoted = 5;

async function overview({ store, cohort }: CohortContext): Promise<Reply> {
  const [figures, reports, verdicts] = await Promise.all([
    store.reports.figures(cohort.id),
    store.reports.open(cohort.id),
    store.reports.verdicts(cohort.id),
  ]);
  const answered = figures.reduce((sum, each) => sum + each.answered, 0);
  const reported = [...Map.groupBy(reports, ({ question, version }) => `${question} ${version}`).values()].sort(
    (a, b) => b.length - a.length,
  );
  const figuresOf = (id: string, version: number) => figures.find((each) => each.question === id && each.version === version);
  const flagged = figures.filter(
    ({ question, version, people, answered, right }) =>
      people >= enoughPeople &&
      (right === 0 || right === answered) &&
      !verdicts.some((each) => each.question === question && each.version === version),
  );
  const row = (id: string, version: number, words: string): ChecklistRow => ({
    text: text`${id}: ${words} · ${wentIn(figuresOf(id, version))}`,
    done: false,
    button: button("Look", press(lookAtQuestion, { cohort: cohort.id, question: id, version: String(version) })),
  });
  const list = (title: string, rows: readonly ChecklistRow[]) =>
    rows.length === 0
      ? []
      : [
          section(title, rows.length > mostShown ? `The first ${mostShown} of ${rows.length}.` : `${count(rows.length, "question")}.`),
          checklist(...rows.slice(0, mostShown)),
        ];
  return reply(
    `${cohort.name}: the questions`,
    fields({
      Asked: count(figures.length, "question"),
      Answered: `${count(answered, "answer")}${rightOf(figures)}`,
      "Taken out": String(verdicts.filter(({ verdict }) => verdict === "voided").length),
    }),
    ...list(
      "Reported",
      reported.flatMap(([first, ...more]) => (first ? [row(first.question, first.version, reasons([first, ...more]))] : [])),
    ),
    ...list(
      "All or none were right",
      flagged.map(({ question, version }) => row(question, version, "too easy, too hard, or its key is wrong")),
    ),
    ...(reports.length + flagged.length === 0
      ? [paragraph("Nothing waits for you: no reports, and no question that all or none got right.")]
      : []),
    footer("Figures are of questions of the day that are closed. Nobody sees who answered what, nor who reported what."),
  );
}

const tellsOfNobody = ({ answered }: QuestionFigures) => answered >= fewestCounted;

/** The percent that was right, over those questions that many enough have answered. */
function rightOf(figures: readonly QuestionFigures[]): string {
  const counted = figures.filter(tellsOfNobody);
  const sum = (of: (each: QuestionFigures) => number) => counted.reduce((total, each) => total + of(each), 0);
  const share = { done: sum(({ right }) => right), total: sum(({ answered }) => answered) };
  return counted.length === 0 ? "" : `, ${percent(share)} % right`;
}

function wentIn(figures: QuestionFigures | undefined): string {
  if (!figures) return "only practised so far";
  if (figures.answered === 0) return "no figures yet";
  return tellsOfNobody(figures)
    ? `${figures.right} of ${figures.answered} right`
    : `${count(figures.answered, "answer")}, too few for figures`;
}

/** `The answer is wrong (2) and It is unclear (1)`. */
const reasons = (reports: readonly Report[]) =>
  inWords([...Map.groupBy(reports, ({ reason }) => reason)].map(([reason, all]) => `“${reasonInWords[reason]}” (${all.length})`));

/** A question with what is said of it, and what can be done about it. */
async function look(context: CohortContext, id: string, version: number): Promise<Reply> {
  const { store, cohort, path } = context;
  const [figures, reports, verdicts] = await Promise.all([
    store.reports.figures(cohort.id),
    store.reports.open(cohort.id),
    store.reports.verdicts(cohort.id),
  ]);
  const isIt = (each: { readonly question: string; readonly version: number }) => each.question === id && each.version === version;
  const own = reports.filter(isIt);
  const question = questionNamed(path, id);
  const verdict = verdicts.find(isIt)?.verdict;
  const about = { cohort: cohort.id, question: id, version: String(version) };
  const layout = question && layOut(question, id);
  const secret = question !== undefined && (await isSecret(context, id));
  const decide = (to: "mended" | "kept", label: string) => button(label, press(decideQuestion, { ...about, to }));
  return notice(
    `${id}, version ${version}`,
    paragraph([wentIn(figures.find(isIt)), ...(own.length > 0 ? [`Reported: ${reasons(own)}`] : [])].join(". ")),
    ...written(own, secret),
    ...(question && question.version !== version
      ? [paragraph(`The bank has version ${question.version} by now; that one stands here.`)]
      : []),
    ...(question && layout
      ? secret
        ? [...stemAndOptions(question, layout), paragraph("It is open, and you have not seen its answer yet, so I leave that out here.")]
        : [
            paragraph(shortened(question.stem, 300)),
            ...explanation(question, layout, undefined, 1_600),
            paragraph(text`${keyInWords(layout) ? `Key: ${keyInWords(layout)}. ` : ""}${sourceLine(question)}`),
          ]
      : [paragraph("The bank has it no more.")]),
    ...(verdict === "voided"
      ? [paragraph("It was taken out.")]
      : [buttons(button("Take it out", press(askVoid, about), "danger"), decide("mended", "It is mended"), decide("kept", "Keep it"))]),
    buttons(button("All questions", press(showQuestions, { cohort: cohort.id }))),
  );
}

/** What reporters wrote, the newest first, without their names; somebody may have told the answer in it. */
function written(reports: readonly Report[], secret: boolean): readonly Block[] {
  const all = reports.flatMap(({ words }) => words ?? []).reverse();
  if (all.length === 0) return [];
  if (secret) return [paragraph("What was written of it waits until you have seen its answer.")];
  const more = all.length - mostQuoted;
  return [paragraph(lines(...all.slice(0, mostQuoted).map((words) => `“${words}”`), ...(more > 0 ? [`And ${more} more.`] : [])))];
}

/** Whether its answer would be told to an organizer who may still give one. */
async function isSecret({ store, cohort, person, member, now }: CohortContext, id: string): Promise<boolean> {
  const newest = await store.quizzes.newest(cohort.id);
  if (!member || newest?.question !== id || !isOpen(newest, now)) return false;
  return (await store.answers.of(newest.id, person.id))?.lockedAt === undefined;
}
