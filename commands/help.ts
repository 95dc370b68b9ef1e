import {
  type AnyCommand,
  bad,
  closest,
  code,
  command,
  describeOptions,
  fields,
  footer,
  lines,
  matching,
  paragraph,
  type Reply,
  reply,
  text,
  textOption,
  usage,
  z,
} from "#core";

export const help = command({
  name: "help",
  summary: "What I can do",
  answers: "caller",
  needs: "nothing",
  options: z.object({ command: textOption(40).optional().describe("One command, to see how it is written") }),
  suggest: {
    command: ({ commands }, typed) =>
      matching(typed, commands, ({ name }) => name).map(({ name, summary }) => ({ label: `/${name}: ${summary}`, value: name })),
  },

  async run({ commands }, { command: typed }) {
    if (typed === undefined) return overview(commands);
    const name = typed.replace(/^\//, "").toLowerCase();
    const found = commands.find((each) => each.name === name);
    if (found) return detail(found);
    const near = closest(name, commands, (each) => each.name, 1)[0];
    return bad(`There is no /${name}`, paragraph(near ? `Did you mean /${near.name}?` : "/help shows all there is."));
  },
});

const overview = (commands: readonly AnyCommand[]): Reply =>
  reply(
    "What I can do",
    paragraph("We walk a learning path together, week by week. Start with /join, then /week."),
    fields(
      Object.fromEntries(
        commands.map(({ name, summary, organizersOnly }) => [`/${name}`, organizersOnly ? `${summary} (organizers)` : summary]),
      ),
    ),
    footer("More about one of them: /help and its name, such as /help done"),
  );

function detail({ name, summary, options }: AnyCommand): Reply {
  const specs = describeOptions(options);
  return reply(
    `/${name}`,
    paragraph(summary),
    ...(specs.length > 0
      ? [paragraph(lines(...specs.map((spec) => text`${code(spec.name)} ${spec.summary}${spec.required ? "" : " (optional)"}`)))]
      : []),
    paragraph(text`Written: ${code(usage(name, specs))}`),
  );
}
