import { z } from "zod";
import type { Cohort, Membership } from "../group/people.ts";
import { action, type Context, type Contexts, type Needs, type PerhapsMemberContext, press } from "./command.ts";
import type { Call } from "./platform.ts";
import { type Button, bad, button, buttons, notice, paragraph, type Reply } from "./reply.ts";
import { bold, text } from "./text.ts";

/** How many cohorts a question offers; who is in more names the channel by asking there. */
const mostOffered = 5;

export interface Asked {
  readonly needs: Needs;
  /** The cohort that a button names, wherever it hangs. */
  readonly named: string | undefined;
  readonly call: Call;
  readonly invite: (cohort: Cohort) => Button;
}

/**
 * The context a handler asked for, or the reply that says what is missing. Which cohort is meant: the one the button
 * names; else the channel's, if the caller is a member; else the one remembered for this channel; else the only one;
 * else it asks, keeps the call, and answers it once that is known.
 */
export async function contextFor(base: Context, asked: Asked): Promise<{ readonly context: Contexts[Needs] } | { readonly reply: Reply }> {
  if (asked.needs === "nothing") return { context: base };
  if (asked.needs === "cohort") {
    const known = asked.named === undefined ? base.here : await base.store.cohorts.named(asked.named);
    if (known) return { context: withCohort(base, known) };
    if (asked.named !== undefined) return { reply: noCohort() };
  }
  const meant = asked.named === undefined ? await meantBy(base) : namedIn(base, asked.named);
  if (meant === "unclear") return { reply: await ask(base, asked.call) };

  if (asked.needs === "member if any") return { context: meant ? withCohort(base, meant.cohort, meant) : perhaps(base) };
  if (meant) return { context: withCohort(base, meant.cohort, meant) };
  if (!base.here) return { reply: noCohort() };
  if (asked.named !== undefined && asked.named !== base.here.id)
    return {
      reply: bad(
        "That button belongs to a group that you are not in",
        paragraph("Give the command here once more, and use the fresh one."),
      ),
    };
  if (base.here.archived) return { reply: closed(base.here) };
  return {
    reply: notice(
      "You are not in this group yet",
      paragraph(text`${bold(base.here.name)} walks here. Join, and I keep track of your way.`),
      buttons(asked.invite(base.here)),
    ),
  };
}

/** Remembers which cohort is meant in this channel, and answers the call that was put aside. */
export const pickCohort = action({
  name: "meant",
  answers: "in place",
  needs: "nothing",
  payload: z.object({ kept: z.string(), cohort: z.string() }),

  async run({ store, person, from, memberships, answer }, { kept: id, cohort }) {
    const kept = await store.people.keptCall(id, person.id);
    if (!kept || !memberships.some((m) => m.cohort.id === cohort))
      return bad("That question is too old", paragraph("Please give the command once more."));
    await store.people.remember(person.id, from.channel, cohort);
    return answer({ ...kept.call, from });
  },
});

async function meantBy({ here, memberships, store, person, from }: Context): Promise<Membership | "unclear" | undefined> {
  const local = memberships.find(({ cohort }) => cohort.id === here?.id);
  if (local || memberships.length === 0) return local;
  if (memberships.length === 1) return memberships[0];
  const remembered = await store.people.remembered(person.id, from.channel);
  return memberships.find(({ cohort }) => cohort.id === remembered) ?? "unclear";
}

const namedIn = ({ memberships }: Context, id: string): Membership | undefined => memberships.find(({ cohort }) => cohort.id === id);

async function ask({ store, person, newId, now, memberships }: Context, call: Call): Promise<Reply> {
  const kept = newId();
  await store.people.keepCall({ id: kept, person: person.id, call, at: now });
  return notice(
    "Which group do you mean?",
    paragraph("You are in several. I will remember your answer for this channel."),
    buttons(...memberships.slice(0, mostOffered).map(({ cohort }) => button(cohort.name, press(pickCohort, { kept, cohort: cohort.id })))),
  );
}

const pathOf = ({ paths }: Context, cohort: Cohort) => {
  const path = paths.named(cohort.path);
  if (!path) throw new Error(`Cohort ${cohort.id} walks the path ${cohort.path}, which is not in the curriculum folder`);
  return path;
};

function withCohort(
  base: Context,
  cohort: Cohort,
  membership = base.memberships.find((m) => m.cohort.id === cohort.id),
): Contexts["member"] {
  return { ...base, cohort, path: pathOf(base, cohort), member: membership?.member as Contexts["member"]["member"] };
}

const perhaps = (base: Context): PerhapsMemberContext => ({ ...base, path: base.paths.first, cohort: undefined, member: undefined });

/** What is said to who wants to walk with a group that is over. */
export const closed = ({ name }: Pick<Cohort, "name">): Reply =>
  bad(`${name} is closed`, paragraph("Its time is over. An organizer can open it again with /cohort, or start a new group with /setup."));

const noCohort = () =>
  bad(
    "There is no group in this channel",
    paragraph("An organizer starts one with /setup. Meanwhile /path shows what there is to learn, and /done keeps what you have done."),
  );
