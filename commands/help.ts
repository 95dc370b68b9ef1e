import {
  type AnyCommand,
  bad,
  closest,
  code,
  command,
  describeOptions,
  footer,
  lines,
  matching,
  paragraph,
  type Reply,
  reply,
  slash,
  text,
  textOption,
  toText,
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
    return bad(
      `There is no /${name}`,
      paragraph(near ? text`Did you mean ${slash(near.name)}?` : text`${slash("help")} shows all there is.`),
    );
  },
});

const overview = (commands: readonly AnyCommand[]): Reply =>
  reply(
    "What I can do",
    paragraph(text`We walk a learning path together, week by week. Start with ${slash("join")}, then ${slash("week")}.`),
    {
      kind: "fields",
      fields: commands.map(({ name, summary, organizersOnly }) => ({
        name: [slash(name)],
        value: toText(organizersOnly ? `${summary} (organizers)` : summary),
      })),
    },
    footer(text`More about one of them: ${slash("help")} and its name, such as ${slash("help", "done")}`),
  );

function detail({ name, summary, options }: AnyCommand): Reply {
  const specs = describeOptions(options);
  return reply(
    [slash(name)],
    paragraph(summary),
    ...(specs.length > 0
      ? [paragraph(lines(...specs.map((spec) => text`${code(spec.name)} ${spec.summary}${spec.required ? "" : " (optional)"}`)))]
      : []),
    paragraph(text`Written: ${slash(name, usage(specs))}`),
  );
}
