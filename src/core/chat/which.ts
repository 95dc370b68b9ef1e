import { z } from "zod";
import type { Cohort, Member, Membership } from "../group/people.ts";
import { pathOf } from "../study/path.ts";
import { action, type Context, type Contexts, type Needs, press } from "./command.ts";
import type { Call } from "./platform.ts";
import { type Button, bad, button, buttons, notice, paragraph, type Reply } from "./reply.ts";
import { bold, slash, text } from "./text.ts";

/** How many cohorts a question offers; whoever is in more names the channel by asking there. */
const mostOffered = 5;

export interface Asked {
  /** The cohort that a button names, wherever it hangs. */
  readonly named: string | undefined;
  readonly call: Call;
  readonly invite: (cohort: Cohort) => Button;
}

/** What a handler needs, or the reply that says what is missing. */
export type Resolved<N extends Needs> = { readonly context: Contexts[N] } | { readonly reply: Reply };

/**
 * The context a handler asked for. Which cohort is meant: the one the button names; else the channel's, if the caller
 * is a member; else the one remembered for this channel; else the only one; else it asks, keeps the call, and answers
 * it once that is known.
 */
export const contextFor = <N extends Needs>(needs: N, base: Context, asked: Asked): Promise<Resolved<N>> => contexts[needs](base, asked);

const contexts: { readonly [N in Needs]: (base: Context, asked: Asked) => Promise<Resolved<N>> } = {
  nothing: async (base) => ({ context: base }),

  async "member if any"(base, asked) {
    const meant = await meantBy(base, asked);
    if (meant === "unclear") return { reply: await ask(base, asked.call) };
    return {
      context: meant
        ? withCohort(base, meant.cohort, meant.member)
        : { ...base, path: base.paths.first, cohort: undefined, member: undefined },
    };
  },

  async member(base, asked) {
    const meant = await meantBy(base, asked);
    if (meant === "unclear") return { reply: await ask(base, asked.call) };
    return meant ? { context: withCohort(base, meant.cohort, meant.member) } : { reply: stranger(base, asked) };
  },

  async cohort(base, asked) {
    const known = asked.named === undefined ? base.here : await base.store.cohorts.named(asked.named);
    if (known) return { context: withCohort(base, known, base.memberships.find(({ cohort }) => cohort.id === known.id)?.member) };
    const meant = asked.named === undefined ? await meantBy(base, asked) : undefined;
    if (meant === "unclear") return { reply: await ask(base, asked.call) };
    return meant ? { context: withCohort(base, meant.cohort, meant.member) } : { reply: noCohort() };
  },
};

const withCohort = <M extends Member | undefined>(base: Context, cohort: Cohort, member: M) => ({
  ...base,
  cohort,
  path: pathOf(base.paths, cohort),
  member,
});

/** What is said to somebody who is no member where a member is needed. */
function stranger({ here }: Context, { named, invite }: Asked): Reply {
  if (!here) return noCohort();
  if (named !== undefined && named !== here.id)
    return bad("That button belongs to a group that you are not in", paragraph("Give the command here once more, and use the fresh one."));
  if (here.archived) return closed(here);
  return notice(
    "You are not in this group yet",
    paragraph(text`${bold(here.name)} walks here. Join, and I keep track of your way.`),
    buttons(invite(here)),
  );
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

async function meantBy({ here, memberships, store, person, from }: Context, { named }: Asked): Promise<Membership | "unclear" | undefined> {
  const membershipIn = (id: string | undefined) => memberships.find(({ cohort }) => cohort.id === id);
  if (named !== undefined) return membershipIn(named);
  const local = membershipIn(here?.id);
  if (local || memberships.length === 0) return local;
  if (memberships.length === 1) return memberships[0];
  return membershipIn(await store.people.remembered(person.id, from.channel)) ?? "unclear";
}

async function ask({ store, person, newId, now, memberships }: Context, call: Call): Promise<Reply> {
  const kept = newId();
  await store.people.keepCall({ id: kept, person: person.id, call, at: now });
  return notice(
    "Which group do you mean?",
    paragraph("You are in several. I will remember your answer for this channel."),
    buttons(...memberships.slice(0, mostOffered).map(({ cohort }) => button(cohort.name, press(pickCohort, { kept, cohort: cohort.id })))),
  );
}

/** What is said to whoever wants to walk with a group that is over. */
export const closed = ({ name }: Pick<Cohort, "name">): Reply =>
  bad(
    `${name} is closed`,
    paragraph(text`Its time is over. An organizer can open it again with ${slash("cohort")}, or start a new group with ${slash("setup")}.`),
  );

const noCohort = () =>
  bad(
    "There is no group in this channel",
    paragraph(
      text`An organizer starts one with ${slash("setup")}. Meanwhile ${slash("path")} shows what there is to learn, and ${slash("done")} keeps what you have done.`,
    ),
  );
