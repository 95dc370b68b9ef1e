import type { Cohort, Membership, Person } from "../group/people.ts";

/** A person's time zone, and whose word it is: their own, their platform profile's, their group's, or nobody's. */
export interface KnownZone {
  readonly zone: string;
  readonly from: "person" | "profile" | "group" | "nobody";
}

/** The zone of a person's clock: what they said, else what their profile says, else that of the group here, else of their first group. */
export function zoneOf(
  { zone, assumedZone }: Pick<Person, "zone" | "assumedZone">,
  memberships: readonly Pick<Membership, "cohort">[],
  here?: Pick<Cohort, "zone">,
): KnownZone {
  if (zone !== undefined) return { zone, from: "person" };
  if (assumedZone !== undefined) return { zone: assumedZone, from: "profile" };
  const group = here ?? memberships[0]?.cohort;
  return group ? { zone: group.zone, from: "group" } : { zone: "UTC", from: "nobody" };
}
