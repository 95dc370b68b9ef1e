import {
  action,
  button,
  buttons,
  type Context,
  cleanName,
  code,
  command,
  fields,
  type PersonSettings,
  paragraph,
  press,
  type Reply,
  reply,
  text,
  textOption,
  type Visibility,
  visibilities,
  z,
  zoneOption,
} from "#core";

const longestName = 40;

export const settings = command({
  name: "settings",
  summary: "Your time zone, your name, and who sees you",
  answers: "caller",
  needs: "nothing",
  options: z.object({
    timezone: zoneOption().optional().describe("Your time zone, such as Europe/Berlin"),
    visibility: z.enum(visibilities).optional().describe("On boards: named, by an alias, or hidden"),
    alias: textOption(longestName).optional().describe("The alias, if you go by one"),
    name: textOption(longestName).optional().describe("The name that others see"),
  }),

  async run(context, { timezone, visibility, alias, name }) {
    const wanted = {
      ...(timezone && { zone: timezone }),
      ...(visibility && { visibility }),
      ...(alias && { alias: cleanName(alias, longestName), visibility: visibility ?? "alias" }),
      ...(name && { name: cleanName(name, longestName), nameChosen: true }),
    } satisfies Partial<PersonSettings>;
    return Object.keys(wanted).length > 0 ? change(context, wanted) : show(context);
  },
});

export const setVisibility = action({
  name: "visibility",
  answers: "in place",
  needs: "nothing",
  payload: z.object({ to: z.enum(visibilities) }),
  run: (context, { to }) => change(context, { visibility: to }),
});

async function change(context: Context, wanted: Partial<PersonSettings>): Promise<Reply> {
  const { person, store } = context;
  const { name, nameChosen, zone, visibility, alias } = { ...person, ...wanted };
  const kept = { name, nameChosen, zone, visibility, alias: visibility === "alias" ? (alias ?? madeUpAlias(person.id)) : alias };
  await store.people.change(person.id, kept);
  return { ...show({ ...context, person: { ...person, ...kept } }), title: "Changed", tone: "good" };
}

function show({ person, memberships, here }: Context): Reply {
  const assumed = here?.zone ?? memberships[0]?.cohort.zone ?? "UTC";
  return reply(
    "Your settings",
    fields({
      Name: person.name,
      "Time zone": person.zone ?? `${assumed} (assumed${here || memberships.length > 0 ? " from the group" : ""})`,
      "On boards": seenAs[person.visibility](person.alias ?? ""),
    }),
    paragraph(
      text`To change something, write for example ${code("/settings timezone:Europe/Berlin")} or ${code('/settings alias:"Quiet Otter"')}`,
    ),
    buttons(...visibilities.map((to) => ({ ...button(labels[to], press(setVisibility, { to })), disabled: to === person.visibility }))),
  );
}

const labels: Readonly<Record<Visibility, string>> = { named: "Show my name", alias: "Use an alias", hidden: "Hide me" };
const seenAs: Readonly<Record<Visibility, (alias: string) => string>> = {
  named: () => "by name; members of your groups may see your progress",
  alias: (alias) => `as ${alias}; your progress is yours alone`,
  hidden: () => "not at all; your progress is yours alone",
};

/** An alias for who chose none: the same for a person each time, and telling nothing about them. */
function madeUpAlias(person: string): string {
  const number = [...person].reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 1_000_003, 7);
  const pick = (words: readonly string[], by: number) => words[by % words.length] ?? "";
  return `${pick(["Quiet", "Bright", "Brisk", "Gentle", "Steady", "Curious", "Sunny", "Patient"], number)} ${pick(["Otter", "Heron", "Lynx", "Badger", "Swift", "Marten", "Ibex", "Plover"], Math.floor(number / 8))} ${(number % 90) + 10}`;
}
