import { expect, test } from "vitest";
import {
  answerable,
  type Block,
  button,
  buttons,
  checklist,
  choices,
  command,
  divider,
  footer,
  job,
  paragraph,
  reply,
  withPosts,
  z,
} from "#core";
import { caller, line } from "../../support/call.ts";
import { createWorld } from "../../support/talk.ts";

const to = (action: string) => ({ action, payload: {} });
const link = { label: "AWS", style: "plain", press: { url: "https://aws.amazon.com" } } as const;
const row = { text: [{ kind: "plain", text: "row" }], done: false } as const;

const blocks = (action: string): readonly Block[] => [
  paragraph("Words"),
  buttons(button("Known", to("week")), button("Other", to(action)), link),
  buttons(button("Other", to(action))),
  checklist({ ...row, button: button("Other", to(action)) }, { ...row, button: button("Known", to("week")) }, row),
  choices("Pick", to(action), [{ label: "a", value: "a" }]),
  divider,
  footer("Small print"),
];

test("a button that nobody answers is left out, and nothing else is", () => {
  const isAnswered = (action: string) => action === "week";
  expect(answerable(reply("All", ...blocks("week")), isAnswered)).toEqual(reply("All", ...blocks("week")));
  expect(answerable(reply("Some", ...blocks("gone")), isAnswered)).toEqual(
    reply(
      "Some",
      paragraph("Words"),
      buttons(button("Known", to("week")), link),
      checklist(row, { ...row, button: button("Known", to("week")) }, row),
      divider,
      footer("Small print"),
    ),
  );
});

test("no answer of the bot shows one", async () => {
  const odd = command({
    name: "odd",
    summary: "Shows a button of something that was taken out",
    answers: "caller",
    needs: "nothing",
    options: z.object({}),
    run: async () => reply("Odd", buttons(button("Gone", to("gone")), button("Week", to("week")))),
  });
  const world = await createWorld({ moreCommands: [odd] });
  const answer = await world.bot.take(line("/odd", caller("ada"))).reply;
  expect(answer.blocks).toEqual([buttons(button("Week", to("week")))]);
});

test("a post is changed as it is prepared, and as it is drawn anew", async () => {
  const post = withPosts(
    job({
      name: "greet",
      subject: "cohort",
      title: "Greeting",
      rank: 1,
      prepare: async () => ({ content: reply("Good day"), about: "x" }),
      redraw: async () => ({ content: reply("Good day again"), shown: 1 }),
    }),
    (content) => ({ ...content, title: `${content.title}!` }),
  );
  expect(await post.prepare({})).toEqual({ content: reply("Good day!"), about: "x" });
  expect(await post.redraw?.({})).toEqual({ content: reply("Good day again!"), shown: 1 });
  const silent = withPosts(
    job({ name: "greet", subject: "cohort", title: "Greeting", rank: 1, prepare: async () => ({ silent: { kind: "nothing to say" } }) }),
    (content) => content,
  );
  expect(await silent.prepare({})).toEqual({ silent: { kind: "nothing to say" } });
  expect(silent.redraw).toBeUndefined();
});
