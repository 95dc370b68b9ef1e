import { type AnyJob, job, paragraph, reply } from "#core";

/** A job that greets every day at ten. */
export const greet = job({
  name: "greet",
  subject: "cohort",
  title: "Greeting",
  usual: { at: "10:00", weekdays: [1, 2, 3, 4, 5, 6, 7] },
  rank: 20,
  prepare: async ({ cohort, slot }) => ({ content: reply(`Good day, ${cohort.name}`, paragraph(`It is ${slot}.`)) }),
});

/** One that speaks on Mondays at nine, before others of that time. */
export const monday = (name: string, rank: number): AnyJob =>
  job({
    name,
    subject: "cohort",
    title: name,
    usual: { at: "09:00", weekdays: [1] },
    rank,
    prepare: async ({ slot }) => ({ content: reply(`${name} of ${slot}`) }),
  });
