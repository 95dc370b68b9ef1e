import { stopUnasked } from "#commands/person/buttons";
import {
  addDays,
  buttons,
  type Effect,
  instantOf,
  job,
  localDate,
  noWishes,
  quietHours,
  unaskedJob,
  unaskedState,
  whyUnsaid,
  zoneOf,
} from "#core";

/** Says what waits for somebody who did not ask for it: one a day at most, what matters most first; the rest waits, or lapses. */
export const unasked = job({
  name: unaskedJob,
  subject: "person",
  title: "A word in private",
  rank: 28,

  async prepare({ person, memberships, store, now, slot }) {
    const [waiting, wishes = noWishes] = await Promise.all([store.unasked.of(person.id), store.nudges.of(person.id)]);
    const lapsed = waiting.filter(({ until }) => until <= now);
    const [first, ...rest] = waiting.filter(({ until }) => until > now);
    const over: Effect = { kind: "unasked is over", ids: lapsed.map(({ id }) => id) };
    if (!first) return { silent: { kind: "nothing to say" }, effects: [over], isLast: true };
    const { zone } = zoneOf(person, memberships);
    const state = unaskedState(wishes, await store.nudges.lastActive(person.id), now, zone);
    const unsaid = whyUnsaid(wishes, state, now, zone);
    const tomorrow = addDays(slot, 1);
    const again: Effect = {
      kind: "schedule once",
      subject: { kind: "person", id: person.id },
      job: unaskedJob,
      slot: tomorrow,
      dueAt: instantOf(`${tomorrow}T${quietHours.until}`, zone),
    };
    if (unsaid === "not wanted")
      return { silent: { kind: "not nudged", for: unsaid }, effects: [{ ...over, ids: waiting.map(({ id }) => id) }], isLast: true };
    if (unsaid) return { silent: { kind: "not nudged", for: unsaid }, effects: [over, again], isLast: true };
    const { ignored, frequency } = state;
    return {
      content: { ...first.content, blocks: [...first.content.blocks, buttons(stopUnasked())] },
      to: [{ kind: "direct", account: first.account }],
      until: instantOf(`${localDate(now, zone)}T${quietHours.from}`, zone),
      effects: [
        { kind: "wrote unasked", person: person.id, account: first.account, at: now, ignored, frequency },
        { kind: "unasked is over", ids: [...lapsed, first].map(({ id }) => id) },
        ...(rest.length > 0 ? [again] : []),
      ],
      isLast: true,
    };
  },
});
