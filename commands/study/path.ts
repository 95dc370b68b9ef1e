import {
  type AnyAction,
  action,
  type Block,
  bad,
  button,
  buttons,
  type Cohort,
  checklist,
  closest,
  command,
  footer,
  type Item,
  matching,
  type PerhapsMemberContext,
  type Phase,
  paragraph,
  planOf,
  press,
  progressBar,
  type Reply,
  reply,
  section,
  shareOf,
  showDateAndYear,
  slash,
  type Text,
  text,
  textOption,
  z,
} from "#core";
import { count, duration, examLine, itemLine } from "../wording.ts";
import { showPhase } from "./buttons.ts";
import { doneBy } from "./marking.ts";

export const path = command({
  name: "path",
  summary: "The learning path, phase by phase, item by item",
  answers: "caller",
  needs: "member if any",
  options: z.object({ phase: textOption(80).optional().describe("A phase, by number or name; without it, all in short") }),
  suggest: {
    phase: (context, typed) =>
      matching(typed, context.path.phases, ({ title }) => title).map(({ id, title }) => ({ label: title, value: id })),
  },

  async run(context, { phase: typed }) {
    if (typed === undefined) return overview(context);
    const { phases } = context.path;
    const found = phases[Number(typed) - 1] ?? phases.find(({ id }) => id === typed) ?? closest(typed, phases, ({ title }) => title, 1)[0];
    return found ? phaseView(context, found) : bad("Which phase is that?", paragraph("These are the phases."), phaseButtons(context));
  },
});

/** What its buttons do: each shows a phase. */
export const pathActions: readonly AnyAction[] = [
  action({
    ...showPhase,
    answers: "caller",
    needs: "member if any",
    async run(context, { phase: id }) {
      const found = context.path.phases.find((phase) => phase.id === id);
      return found ? phaseView(context, found) : overview(context);
    },
  }),
];

async function overview(context: PerhapsMemberContext): Promise<Reply> {
  const { path, cohort, member } = context;
  const done = await doneBy(context, context.person, context.path);
  const plan = planOf(path, cohort ?? { pace: "relaxed", start: path.asOf, zone: "UTC", pauses: [] }, member);
  return reply(
    path.title,
    ...path.phases.flatMap((phase, i): readonly Block[] => {
      const items = phase.units.flatMap((unit) => unit.items);
      const share = shareOf(plan, items, done);
      const weeks = cohort
        ? count(phase.weeks[cohort.pace], "week")
        : `${phase.weeks.fast === phase.weeks.relaxed ? "" : `${phase.weeks.fast} to `}${count(phase.weeks.relaxed, "week")}`;
      return [
        section(`${i + 1}. ${phase.title}`, `${weeks}, ${count(items.length, "item")}, ${duration(share.total)}`),
        progressBar("Done", share.done, share.total),
      ];
    }),
    section(
      "The exams it leads to",
      path.exams.filter(({ status }) => status !== "ended").flatMap((exam, i) => [...(i > 0 ? text`\n` : []), ...examLine(exam)]),
    ),
    phaseButtons(context),
    footer([`Checked on ${showDateAndYear(path.asOf)}.`, ...(path.disclaimer ? [path.disclaimer] : [])].join(" ")),
  );
}

async function phaseView(context: PerhapsMemberContext, phase: Phase): Promise<Reply> {
  const done = await doneBy(context, context.person, context.path);
  const { cohort } = context;
  return reply(
    phase.title,
    ...phase.units.flatMap((unit): readonly Block[] => [
      section(unit.title, `${count(unit.items.length, "item")}, ${duration(unit.items.reduce((sum, { minutes }) => sum + minutes, 0))}`),
      checklist(...unit.items.map((item) => ({ text: itemInFull(item, cohort), done: done.has(item.id) }))),
    ]),
    footer(text`Tick items off with ${slash("done")} and their name.`),
  );
}

/** An item with its week, and below it what a learner should know before starting. */
const itemInFull = (item: Item, cohort: Cohort | undefined): Text =>
  text`${itemLine(item)}${cohort ? ` · week ${item.weeks[cohort.pace]}` : ""}${item.note ? `\n${item.note}` : ""}`;

const phaseButtons = ({ path, cohort }: PerhapsMemberContext): Block =>
  buttons(
    ...path.phases.map((phase, i) => button(`${i + 1}. ${phase.title}`, press(showPhase, { phase: phase.id, cohort: cohort?.id ?? "" }))),
  );
