import { bad, buttons, command, notice, paragraph, slash, text, z } from "#core";
import { invite } from "./buttons.ts";

export const leave = command({
  name: "leave",
  summary: "Leave the group; what you did is kept",
  answers: "caller",
  needs: "member",
  options: z.object({}),

  async run({ cohort, here, person, store, now }) {
    if (here && here.id !== cohort.id)
      return bad(
        `This is the channel of ${here.name}`,
        paragraph(text`You are in ${cohort.name}. To leave that one, give ${slash("leave")} in its own channel.`),
      );
    await store.cohorts.leave(cohort.id, person.id, now);
    return notice(
      `You have left ${cohort.name}`,
      paragraph(
        text`You no longer stand on its boards. What you have done is kept: come back whenever you like and find it as it was. To have it erased, give ${slash("forget")}.`,
      ),
      buttons({ ...invite(cohort), label: "Come back", style: "plain" }),
    );
  },
});
