import type { AccountRef, ChannelRef, Cohort, Counted, Member, Person, Stamp, Store } from "#core";

/** Minutes after a Monday morning. */
export const at = (minutes: number) => new Date(Date.UTC(2026, 10, 30, 9, minutes));
export const monday = "2026-11-30";

export const account = (name: string): AccountRef => ({ platform: "terminal", id: `terminal:${name}`, name });
export const channel = (id: string): ChannelRef => ({ platform: "terminal", space: "here", id });
export const cohort = (id: string, more: Partial<Cohort> = {}): Cohort => ({
  id,
  path: "aws",
  name: `Cohort ${id}`,
  start: monday,
  zone: "Europe/Berlin",
  pace: "fast",
  pauses: [],
  archived: false,
  createdAt: at(0),
  ...more,
});
export const member = (cohort: string, person: string, more: Partial<Member> = {}): Member => ({
  cohort,
  person,
  joinedAt: at(1),
  start: undefined,
  fromWeek: 1,
  ...more,
});

let calls = 0;
export const stamp = (name: string, more: Partial<Stamp> = {}): Stamp => ({
  callId: `call-${++calls}`,
  account: `terminal:${name}`,
  at: at(10),
  studyDay: monday,
  zone: "Europe/Berlin",
  ...more,
});

/** A person called as given, who is also their id. */
export const meet = (store: Store, name: string): Promise<Person> => store.people.meet(account(name), name, at(0));

/** Ada and Bob in one cohort `c1`, in the channel `study`; Ada organizes it. */
export async function adaAndBob(store: Store): Promise<void> {
  await meet(store, "ada");
  await meet(store, "bob");
  await store.cohorts.open(cohort("c1"), channel("study"), "ada");
  await store.cohorts.join(member("c1", "ada"));
  await store.cohorts.join(member("c1", "bob", { joinedAt: at(2) }));
}

/** Where an item counts, for so many points. */
export const counted = (cohort: string, boardDate = monday, points = 20): Counted => ({ cohort, boardDate, minutes: 3 * points });

/** Records one item for a person of the same name as their account. */
export const done = (store: Store, person: string, item: string, times = 1, where = [counted("c1")]) =>
  store.progress.complete({ person, path: "aws", item, times }, stamp(person), where);

export const undone = (store: Store, person: string, item: string, times = 1, today = monday) =>
  store.progress.undo({ person, path: "aws", item, times }, stamp(person, { at: at(20) }), () => today);

/** Fifty of the same at once. */
export const fifty = <Result>(act: (number: number) => Promise<Result>): Promise<Result[]> =>
  Promise.all(Array.from({ length: 50 }, (_, number) => act(number)));
