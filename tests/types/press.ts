import { expectTypeOf } from "vitest";
import { setNudges } from "#commands/person/buttons";
import { lookAtQuestion } from "#commands/quiz/buttons";
import { setPause, switchJob } from "#commands/rhythm/buttons";
import { aboutCohort, action, inCohort, type Member, type Press, press, reply, z } from "#core";

// Nobody runs this: `npm run types` reads it. A line that must not compile is marked so, and a mark above a line that compiles is a fault itself.

const about = { cohort: "c", monday: "2026-12-21" };

expectTypeOf(press(setPause, { ...about, to: "on" })).toEqualTypeOf<Press>();

// A word that the payload does not know.
// @ts-expect-error
press(setPause, { ...about, to: "sideways" });

// A word that might be any.
// @ts-expect-error
press(switchJob, { cohort: "c", job: "weekly-recap", to: String("on") });

// A value that is left out.
// @ts-expect-error
press(setPause, { cohort: "c", to: "on" });

// A value that the payload has no place for.
// @ts-expect-error
press(setPause, { ...about, to: "on", place: "0" });

// What is read as a number is pressed as text all the same, for an id is text.
press(lookAtQuestion, { cohort: "c", question: "q1", version: "1" });
// @ts-expect-error
press(lookAtQuestion, { cohort: "c", question: "q1", version: 1 });

// What only its reader can judge is any text.
press(setNudges, { to: "20:00" });

// A button about a cohort names one.
inCohort("x", z.object({ item: z.string(), cohort: z.string() }));
// @ts-expect-error
inCohort("x", z.object({ item: z.string() }));

// Whoever needs a cohort and finds one in the payload means that one, and says so.
const told = { answers: "caller", needs: "cohort", run: async () => reply("x") } as const;
action({ ...inCohort("x", aboutCohort), ...told });
action({ name: "x", payload: z.object({}), ...told });
// @ts-expect-error
action({ name: "x", payload: aboutCohort, ...told });

const note = z.object({ about: z.string() });

// Whoever asks for a line is given it, and what stands there already is made of the payload.
action({
  ...{ name: "x", answers: "caller", needs: "member", payload: note },
  asks: {
    label: "What?",
    longest: 20,
    present({ member }, { about }) {
      expectTypeOf(member).toEqualTypeOf<Member>();
      expectTypeOf(about).toEqualTypeOf<string>();
      return about;
    },
  },
  async run({ asked }) {
    expectTypeOf(asked).toEqualTypeOf<string>();
    throw new Error();
  },
});

action({
  ...{ name: "x", answers: "caller", needs: "member", payload: note },
  // @ts-expect-error: nobody was asked.
  run: async ({ asked }) => asked,
});
