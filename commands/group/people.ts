import {
  type AnyAction,
  action,
  bad,
  button,
  buttons,
  byName,
  type CohortContext,
  checklist,
  good,
  notice,
  paragraph,
  press,
  type Reply,
  reply,
  slash,
  text,
} from "#core";
import { joinedLate } from "../wording.ts";
import { askRemove, dismissOrganizer, removeMember, showOrganizers, showRoster } from "./buttons.ts";

/** What its buttons do: they show the members and remove one, show the organizers and dismiss one. */
export const peopleActions: readonly AnyAction[] = [
  action({
    ...showRoster,
    answers: "caller",
    needs: "cohort",
    organizersOnly: true,
    run: (context) => rosterView(context),
  }),
  action({
    ...askRemove,
    answers: "caller",
    needs: "cohort",
    organizersOnly: true,
    async run({ cohort, store }, { person: id }) {
      const entry = (await store.cohorts.roster(cohort.id)).find(({ person }) => person.id === id);
      if (!entry) return gone();
      return notice(
        `Remove ${entry.person.name} from ${cohort.name}?`,
        paragraph("They leave the boards. What they did is kept, and they may join again."),
        buttons(button(`Remove ${entry.person.name}`, press(removeMember, { cohort: cohort.id, person: id }), "danger")),
      );
    },
  }),
  action({
    ...removeMember,
    answers: "in place",
    needs: "cohort",
    organizersOnly: true,
    shows: ({ cohort }) => press(showRoster, { cohort }),
    async run(context, { person }) {
      const { cohort, store, now } = context;
      return (await store.cohorts.leave(cohort.id, person, now)) ? rosterView(context, "Removed.") : gone();
    },
  }),
  action({
    ...showOrganizers,
    answers: "caller",
    needs: "cohort",
    organizersOnly: true,
    run: (context) => organizersView(context),
  }),
  action({
    ...dismissOrganizer,
    answers: "in place",
    needs: "cohort",
    organizersOnly: true,
    shows: ({ cohort }) => press(showOrganizers, { cohort }),
    async run(context, { person }) {
      const { cohort, store } = context;
      if (await store.cohorts.dismiss(cohort.id, person)) return organizersView(context, "Dismissed.");
      return organizersView(
        context,
        (await store.cohorts.isOrganizer(cohort.id, person))
          ? "A group keeps at least one organizer. Appoint somebody else first."
          : "They don't organize this group any more.",
      );
    },
  }),
];

/** Makes a member an organizer too. */
export async function appointMember({ cohort, store, now }: CohortContext, account: string): Promise<Reply> {
  const person = await store.people.byAccount(account);
  const isMember = person && (await store.cohorts.roster(cohort.id)).some((entry) => entry.person.id === person.id);
  if (!person || !isMember)
    return bad("They are not in this group", paragraph(text`Somebody who organizes is a member first: ask them to ${slash("join")}.`));
  await store.cohorts.appoint(cohort.id, person.id, now);
  return good(
    `${person.name} organizes ${cohort.name} too`,
    paragraph(text`They can change the group with ${slash("cohort")} from now on.`),
  );
}

async function rosterView({ cohort, store }: CohortContext, news?: string): Promise<Reply> {
  const roster = (await store.cohorts.roster(cohort.id)).toSorted((a, b) => byName(a.person, b.person));
  const title = `${cohort.name}: ${roster.length} ${roster.length === 1 ? "member" : "members"}`;
  if (roster.length === 0)
    return reply(
      title,
      ...(news ? [paragraph(news)] : []),
      paragraph(text`Nobody has joined yet. They do it with ${slash("join")}, or by the button under the welcome.`),
    );
  return reply(
    title,
    ...(news ? [paragraph(news)] : []),
    checklist(
      ...roster.map(({ person, member }) => ({
        text: [{ kind: "plain", text: person.name + (member.start ? " (own dates)" : joinedLate(member)) } as const],
        done: false,
        button: button("Remove", press(askRemove, { cohort: cohort.id, person: person.id })),
      })),
    ),
  );
}

async function organizersView({ cohort, store }: CohortContext, news?: string): Promise<Reply> {
  const organizers = (await store.cohorts.organizers(cohort.id)).toSorted(byName);
  return reply(
    `${cohort.name}: organizers`,
    ...(news ? [paragraph(news)] : []),
    checklist(
      ...organizers.map((person) => ({
        text: [{ kind: "plain", text: person.name } as const],
        done: false,
        button: button("Dismiss", press(dismissOrganizer, { cohort: cohort.id, person: person.id })),
      })),
    ),
    paragraph(text`Whoever manages this space may change the group as well. One more organizer: ${slash("cohort", "appoint:@name")}`),
  );
}

const gone = () => bad("They are not in this group any more", paragraph("Nothing to do."));
