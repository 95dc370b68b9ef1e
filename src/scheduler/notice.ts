import {
  bad,
  catchUp,
  type Delivery,
  type Notice,
  noticeJob,
  orderOf,
  paragraph,
  platforms,
  type Reason,
  type Reply,
  sayReason,
  type Words,
} from "#core";
import { later, type SchedulerParts } from "./parts.ts";
import { newDeliveries } from "./prepare.ts";

/** What the organizers of a cohort are told of a destination that cannot be reached; nothing where the message was for one person alone. */
export async function noticeOf(
  parts: SchedulerParts,
  { cohort: id, target, platform, destination }: Delivery,
  reason: Reason,
): Promise<Notice | undefined> {
  const { store, posters, now } = parts;
  const cohort = id === undefined || target.kind === "direct" ? undefined : await store.cohorts.named(id);
  if (!cohort) return undefined;
  const organizers = await store.cohorts.organizers(cohort.id);
  const accounts = (await Promise.all(organizers.map((person) => store.people.accounts(person.id)))).flat();
  const reachable = accounts.filter((account) => posters(account.platform));
  const targets = reachable.map((account) => ({ kind: "direct", account: account.id }) as const);
  return {
    cohort: cohort.id,
    content: noticeText(cohort.name, platforms[platform], sayReason(reason)),
    deliveries: newDeliveries(`${noticeJob}:${cohort.id}:${destination}`, cohort.id, targets, orderOf(now(), 0), later(now(), catchUp)),
  };
}

const noticeText = (cohort: string, platform: string, why: Words): Reply =>
  bad(
    `I cannot post for ${cohort} on ${platform}`,
    paragraph(why),
    paragraph("Nothing else has changed: the schedule goes on, and the next post tries again. I say this once."),
  );
