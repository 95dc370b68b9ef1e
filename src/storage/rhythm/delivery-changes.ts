import type { Delivery, NewDelivery } from "#core";
import { and, eq, sql } from "../drizzle.ts";
import type { Change, Engine } from "../engine.ts";
import { change, givenRow, is, met, present } from "../statements.ts";
import type { Tables } from "../tables.ts";

/** Adding one, which does nothing where it is there already. */
export function deliveryChanges({ tables: { deliveries, accounts } }: Pick<Engine, "tables">) {
  const add = change((db) =>
    db
      .insert(deliveries)
      .values({
        ...givenRow(deliveries),
        // Whoever it goes to alone, it is about: it goes with them.
        person: sql`(select ${accounts.person} from ${accounts} where ${is(accounts.id, "account")})`,
      })
      .onConflictDoNothing()
      .returning(met),
  );
  const addDelivery = (delivery: NewDelivery, run: string, at: Date): Change =>
    add({ ...fresh, ...delivery, run, nextAt: at, account: delivery.target.kind === "direct" ? delivery.target.account : undefined });
  return { addDelivery };
}

/** One that nobody has tried. */
const fresh = {
  ...{ state: "open", attempts: 0, isUnresolved: false, isDoubtful: false, shown: 0 },
  ...{ token: undefined, leaseUntil: undefined, firstAt: undefined, message: undefined },
  ...{ reason: undefined, failingSince: undefined, redrawAt: undefined },
};

/** Whether an attempt is still one's own. */
export const isMine = (deliveries: Tables["deliveries"]) =>
  and(is(deliveries.id, "id"), is(deliveries.token, "token"), eq(deliveries.state, "open"));

/** A row in the words of the core. */
export function deliveryOf({ person: _, ...row }: Tables["deliveries"]["$inferSelect"]): Delivery {
  return present(row);
}
