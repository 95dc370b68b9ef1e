import { expectTypeOf } from "vitest";
import { type Cohort, type Contexts, command, type Member, type Needs, type Reply, z } from "#core";
import { contextFor } from "../../src/core/chat/which.ts";

// Nobody runs this: `npm run types` reads it. A line that must not compile is marked so, and a mark above a line that compiles is a fault itself.

/** What a handler with these needs is given. */
const given = <N extends Needs>(needs: N, use: (context: Contexts[N]) => Promise<Reply>) =>
  command({ name: "x", summary: "x", answers: "caller", needs, options: z.object({}), run: use });

given("member", async ({ member, cohort }) => {
  expectTypeOf(member).toEqualTypeOf<Member>();
  expectTypeOf(cohort).toEqualTypeOf<Cohort>();
  throw new Error();
});

given("cohort", async ({ member, cohort }) => {
  expectTypeOf(member).toEqualTypeOf<Member | undefined>();
  expectTypeOf(cohort).toEqualTypeOf<Cohort>();
  throw new Error();
});

given("member if any", async ({ member, cohort }) => {
  expectTypeOf(member).toEqualTypeOf<Member | undefined>();
  expectTypeOf(cohort).toEqualTypeOf<Cohort | undefined>();
  throw new Error();
});

// @ts-expect-error: whoever needs nothing has no cohort.
given("nothing", async ({ cohort }) => cohort);

/** The context that is found is the one that was asked for. */
expectTypeOf(contextFor<"member">)
  .returns.resolves.extract<{ context: unknown }>()
  .toEqualTypeOf<{ readonly context: Contexts["member"] }>();
expectTypeOf(contextFor<"cohort">)
  .returns.resolves.extract<{ context: unknown }>()
  .toEqualTypeOf<{ readonly context: Contexts["cohort"] }>();
