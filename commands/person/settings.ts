import {
  type AnyAction,
  action,
  aliasOf,
  button,
  buttons,
  type Context,
  cleanName,
  command,
  fields,
  type KnownZone,
  type PersonChanges,
  paragraph,
  press,
  type Reply,
  reply,
  slash,
  text,
  textOption,
  type Visibility,
  visibilities,
  z,
  zoneOf,
  zoneOption,
} from "#core";
import { setVisibility } from "./buttons.ts";
import { nudgeOption, restOption } from "./nudge-options.ts";
import { changeNudges, nudgeActions, nudgeSwitch, nudgesFollow, nudgesInWords } from "./nudges.ts";

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
    } satisfies PersonChanges;
    const after = await saved(context, wanted);
    await changeNudges(after, nudge, rest);
    return Object.keys(wanted).length > 0 || nudge !== undefined || rest !== undefined ? changed(after) : show(after);
  },
});

/** What its buttons do: they change who sees one, and when one is nudged. */
export const settingsActions: readonly AnyAction[] = [
  ...nudgeActions,
  action({
    ...setVisibility,
    answers: "in place",
    needs: "nothing",
    run: async (context, { to }) => changed(await saved(context, { visibility: to })),
  }),
];

/** Keeps what is wanted, and gives the context as it is then. */
async function saved(context: Context, wanted: PersonChanges): Promise<Context> {
  if (Object.keys(wanted).length === 0) return context;
  const person = await context.store.people.change(context.person.id, wanted, wanted.zone ? nudgesFollow(context) : undefined);
  return { ...context, person };
}

const changed = async (context: Context): Promise<Reply> => ({ ...(await show(context)), title: "Changed", tone: "good" });

async function show(context: Context): Promise<Reply> {
  const { person, memberships, here } = context;
  const { zone, from } = zoneOf(person, memberships, here);
  return reply(
    "Your settings",
    fields({
      Name: person.name,
      "Time zone": `${zone}${saidBy[from]}`,
      "On boards": seenAs[person.visibility](aliasOf(person)),
      Nudges: await nudgesInWords(context),
    }),
    paragraph(
      text`To change something, write for example ${slash("settings", "timezone:Europe/Berlin")} or ${slash("settings", 'alias:"Quiet Otter"')}`,
    ),
    buttons(
      ...visibilities.map((to) => ({ ...button(labels[to], press(setVisibility, { to })), disabled: to === person.visibility })),
      await nudgeSwitch(context),
    ),
  );
}

const saidBy: Readonly<Record<KnownZone["from"], string>> = {
  person: "",
  profile: " (assumed from your Slack profile)",
  group: " (assumed from the group)",
  nobody: " (assumed)",
};
const labels: Readonly<Record<Visibility, string>> = { named: "Show my name", alias: "Use an alias", hidden: "Hide me" };
const seenAs: Readonly<Record<Visibility, (alias: string) => string>> = {
  named: () => "by name; members of your groups may see your progress",
  alias: (alias) => `as ${alias}; your progress is yours alone`,
  hidden: () => "not at all; your progress is yours alone",
};
