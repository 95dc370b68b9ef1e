import {
  type AnyAction,
  type AnyJob,
  action,
  bad,
  button,
  buttons,
  type CohortContext,
  closed,
  good,
  notice,
  paragraph,
  press,
  type Reply,
  type Subject,
  sayReason,
  slash,
  text,
} from "#core";
import { sentence } from "../wording.ts";
import { askPost, askPreview, confirmPost, postJob, previewJob } from "./buttons.ts";

/** What its buttons do: they preview a post, and post it now. */
export const postActions: readonly AnyAction[] = [
  action({
    ...askPreview,
    answers: "caller",
    needs: "cohort",
    organizersOnly: true,
    run: async (context) =>
      notice(
        "Preview which post?",
        paragraph("Only you see it, and nothing is changed by it."),
        buttons(...jobsOf(context).map(({ name, title }) => button(title, press(previewJob, { cohort: context.cohort.id, job: name })))),
      ),
  }),
  action({
    ...previewJob,
    answers: "caller",
    needs: "cohort",
    organizersOnly: true,
    async run(context, { job }) {
      return jobNamed(context, job) ? context.rhythm.preview(subjectOf(context), job) : noSuchJob();
    },
  }),
  action({
    ...askPost,
    answers: "caller",
    needs: "cohort",
    organizersOnly: true,
    run: async (context) =>
      notice(
        "Post what now?",
        paragraph("What is planned comes all the same, at its own time."),
        buttons(...jobsOf(context).map(({ name, title }) => button(title, press(confirmPost, { cohort: context.cohort.id, job: name })))),
      ),
  }),
  action({
    ...confirmPost,
    answers: "in place",
    needs: "cohort",
    organizersOnly: true,
    async run(context, { job: name }) {
      const job = jobNamed(context, name);
      if (!job) return noSuchJob();
      const about = { cohort: context.cohort.id, job: name };
      return notice(
        `Post the ${job.title.toLowerCase()} now?`,
        paragraph(`It goes to every channel of ${context.cohort.name} at once. The next planned one comes all the same.`),
        buttons(button("Post it", press(postJob, about), "main"), button("Preview it first", press(previewJob, about))),
      );
    },
  }),
  action({
    ...postJob,
    answers: "in place",
    needs: "cohort",
    organizersOnly: true,
    async run(context, { job: name }): Promise<Reply> {
      const job = jobNamed(context, name);
      if (!job) return noSuchJob();
      if (context.cohort.archived) return closed(context.cohort);
      const silence = await context.rhythm.postNow(subjectOf(context), name);
      return silence === undefined
        ? good("On its way", paragraph(`${job.title}: it appears in the channels within moments.`))
        : notice("Nothing was posted", paragraph(text`${job.title}: ${sentence(sayReason(silence))}`));
    },
  }),
];

/** What is posted to a group, in the order in which it comes where it falls due together. */
export const jobsOf = ({ rhythm }: CohortContext): readonly AnyJob[] =>
  rhythm.jobs.filter(({ subject }) => subject === "cohort").toSorted((a, b) => a.rank - b.rank);
const jobNamed = (context: CohortContext, name: string) => jobsOf(context).find((job) => job.name === name);
const subjectOf = ({ cohort: { id } }: CohortContext): Subject => ({ kind: "cohort", id });
const noSuchJob = () => bad("I don't post that any more", paragraph(text`${slash("schedule")} shows what there is.`));
