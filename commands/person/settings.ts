import {
  type AnyAction,
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
import { setVisibility } from "./buttons.ts";
import { nudgeOption, restOption } from "./nudge-options.ts";
import { changeNudges, followZone, nudgeSwitch, nudgesInWords } from "./nudges.ts";

const longestName = 40;

export const settings = command({
  name: "settings",
  summary: "Your time zone, your name, who sees you, and nudges",
  answers: "caller",
  needs: "nothing",
  options: z.object({
    timezone: zoneOption().optional().describe("Your time zone, such as Europe/Berlin"),
    visibility: z.enum(visibilities).optional().describe("On boards: named, by an alias, or hidden"),
    alias: textOption(longestName).optional().describe("The alias, if you go by one"),
    name: textOption(longestName).optional().describe("The name that others see"),
    nudge: nudgeOption().optional().describe("A word from me when a day goes by: a time such as 20:00, or off"),
    rest: restOption().optional().describe("Weekdays without a nudge, such as sat,sun; or none"),
  }),

  async run(context, { timezone, visibility, alias, name, nudge, rest }) {
    const wanted = {
      ...(timezone && { zone: timezone }),
      ...(visibility && { visibility }),
      ...(alias && { alias: cleanName(alias, longestName), visibility: visibility ?? "alias" }),
      ...(name && { name: cleanName(name, longestName), nameChosen: true }),
    } satisfies Partial<PersonSettings>;
    const after = await saved(context, wanted);
    await changeNudges(after, nudge, rest);
    return Object.keys(wanted).length > 0 || nudge !== undefined || rest !== undefined ? changed(after) : show(after);
  },
});

/** What its buttons do: they change who sees one. */
export const settingsActions: readonly AnyAction[] = [
  action({
    ...setVisibility,
    answers: "in place",
    needs: "nothing",
    run: async (context, { to }) => changed(await saved(context, { visibility: to })),
  }),
];

/** Keeps what is wanted, and gives the context as it is then. */
async function saved(context: Context, wanted: Partial<PersonSettings>): Promise<Context> {
  if (Object.keys(wanted).length === 0) return context;
  const { person, store, stamp } = context;
  const { name, nameChosen, zone, visibility, alias } = { ...person, ...wanted };
  const kept = { name, nameChosen, zone, visibility, alias: visibility === "alias" ? (alias ?? madeUpAlias(person.id)) : alias };
  await store.people.change(person.id, kept);
  if (wanted.zone) await followZone(context, wanted.zone);
  return { ...context, person: { ...person, ...kept }, stamp: { ...stamp, zone: wanted.zone ?? stamp.zone } };
}

const changed = async (context: Context): Promise<Reply> => ({ ...(await show(context)), title: "Changed", tone: "good" });

async function show(context: Context): Promise<Reply> {
  const { person, memberships, here } = context;
  const groupZone = here?.zone ?? memberships[0]?.cohort.zone;
  const assumed = person.assumedZone
    ? `${person.assumedZone} (assumed from your Slack profile)`
    : groupZone
      ? `${groupZone} (assumed from the group)`
      : "UTC (assumed)";
  return reply(
    "Your settings",
    fields({
      Name: person.name,
      "Time zone": person.zone ?? assumed,
      "On boards": seenAs[person.visibility](person.alias ?? ""),
      Nudges: await nudgesInWords(context),
    }),
    paragraph(
      text`To change something, write for example ${code("/settings timezone:Europe/Berlin")} or ${code('/settings alias:"Quiet Otter"')}`,
    ),
    buttons(
      ...visibilities.map((to) => ({ ...button(labels[to], press(setVisibility, { to })), disabled: to === person.visibility })),
      await nudgeSwitch(context),
    ),
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
