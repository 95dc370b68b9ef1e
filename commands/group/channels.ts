import {
  type AnyAction,
  action,
  bad,
  button,
  buttons,
  type ChannelRef,
  type Cohort,
  type CohortContext,
  checklist,
  command,
  good,
  homeKey,
  paragraph,
  platforms,
  press,
  type Reply,
  reply,
  slash,
  text,
  textOption,
  when,
  z,
} from "#core";
import { addChannel, detachChannel, invite, showChannels } from "./buttons.ts";

/** How long a code holds. */
const codeLives = 60 * 60 * 1000;

/** Attaches this channel to a group that lives elsewhere, by a code that one of its organizers got there. The code is the permission. */
export const attach = command({
  name: "attach",
  summary: "Organizers: give a group this channel too",
  answers: "channel",
  needs: "nothing",
  options: z.object({ code: textOption(40).describe("The code that the group shows under Channels, Add a channel") }),

  async run(context, { code: typed }) {
    const { store, now, from, person, here } = context;
    const remedy = await context.remedy();
    if (remedy) return bad("I may not post here yet", paragraph(text`${remedy} Then give ${slash("attach")} once more.`));
    const wanted = typed.replace(/[\s-]/g, "").toLowerCase();
    const id = await store.channels.offered(wanted, now);
    const cohort = id === undefined ? undefined : await store.cohorts.named(id);
    // Asked again with a code that did its work here: the same answer.
    if (here && !here.archived && (!cohort || cohort.id === here.id) && (await store.cohorts.isOrganizer(here.id, person.id)))
      return attached(here);
    if (here && !here.archived) return occupied(here);
    if (!cohort || !(await store.channels.attach(wanted, from.channel, person.id, now))) {
      const other = await store.cohorts.at(from.channel);
      return other && !other.archived ? occupied(other) : noSuchCode();
    }
    return attached(cohort);
  },
});

/** What its buttons do: they show the channels, offer a code for a further one, and let go of one. */
export const channelActions: readonly AnyAction[] = [
  action({
    ...addChannel,
    answers: "caller",
    needs: "cohort",
    organizersOnly: true,
    async run({ cohort, store, newId, now }) {
      const fresh = newId();
      const until = new Date(now.getTime() + codeLives);
      await store.channels.offer(fresh, cohort.id, until);
      return reply(
        `A further channel for ${cohort.name}`,
        paragraph(
          text`In the other channel, here or on the other platform, give ${slash("attach", `code:${fresh.slice(0, 5)}-${fresh.slice(5)}`)}`,
        ),
        paragraph(
          text`It works once, until ${when(until, "time")}. Whoever uses it organizes the group too, so hand it only to who should.`,
        ),
      );
    },
  }),
  action({
    ...showChannels,
    answers: "caller",
    needs: "cohort",
    organizersOnly: true,
    run: (context) => channelsView(context),
  }),
  action({
    ...detachChannel,
    answers: "in place",
    needs: "cohort",
    organizersOnly: true,
    shows: ({ cohort }) => press(showChannels, { cohort }),
    async run(context, { platform, space, channel }) {
      await context.store.channels.detach(context.cohort.id, { platform, space, id: channel });
      return channelsView(context, { platform, space, id: channel });
    },
  }),
];

/** The group's channels; with the one that was to be let go, what became of it: after a double click the same. */
async function channelsView({ cohort, store, from }: CohortContext, unwanted?: ChannelRef): Promise<Reply> {
  const all = await store.channels.of(cohort.id);
  const isKept = all.some(({ channel }) => unwanted && homeKey(channel) === homeKey(unwanted));
  const news = unwanted && (isKept ? "A group keeps one channel; add another first." : "Let go. What everybody did there is kept.");
  return reply(
    `Where ${cohort.name} walks`,
    ...(news ? [paragraph(news)] : []),
    checklist(
      ...all.map(({ channel }) => ({
        text: text`${nameOf(channel, from.channel)}`,
        done: true,
        ...(all.length > 1 && {
          button: button(
            "Let go",
            press(detachChannel, { cohort: cohort.id, platform: channel.platform, space: channel.space, channel: channel.id }),
          ),
        }),
      })),
    ),
    paragraph("Boards and progress are one, wherever somebody speaks."),
    buttons(button("Add a channel", press(addChannel, { cohort: cohort.id }), "main")),
  );
}

/** Platforms tell us a channel's id and not its name. */
const nameOf = (channel: ChannelRef, here: ChannelRef): string =>
  homeKey(channel) === homeKey(here) ? "This channel" : `A channel on ${platforms[channel.platform]} (${channel.id})`;

const attached = (cohort: Cohort): Reply =>
  good(
    `${cohort.name} walks here too`,
    paragraph(
      "One group, one board: what somebody does here counts there. Reminders and questions come to both. Press Join to come along.",
    ),
    buttons(invite(cohort)),
  );

const occupied = ({ name }: { readonly name: string }): Reply =>
  bad(
    "This channel has a group already",
    paragraph(text`${name} walks here. Choose another channel, or close that group with ${slash("cohort")} first.`),
  );

const noSuchCode = (): Reply =>
  bad(
    "That code does not hold",
    paragraph(
      text`A code works once and for an hour. Where the group lives, get a fresh one: ${slash("cohort")}, Channels, Add a channel.`,
    ),
  );
