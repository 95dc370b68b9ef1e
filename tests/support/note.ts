import { type AnyAction, action, button, buttons, type Command, command, paragraph, press, reply, z } from "#core";

const writeNote = { name: "note", payload: z.object({ about: z.string() }) };

/** A press that asks for a line of text, in the place of its message. */
export const noteAction: AnyAction = action({
  ...writeNote,
  answers: "in place",
  needs: "nothing",
  asks: { label: "What do you think of it?", longest: 40, present: (_, { about }) => `About ${about}: ` },
  run: async ({ asked }, { about }) =>
    reply(
      asked === "" ? "Nothing was written" : "Noted",
      paragraph(`${about}: “${asked}”`),
      buttons(button("Once more", press(writeNote, { about }))),
    ),
});

/** Gives the button that asks. */
export const note: Command = command({
  name: "note",
  summary: "A note about something",
  answers: "caller",
  needs: "nothing",
  options: z.object({}),
  run: async () => reply("A note", buttons(button("Write", press(writeNote, { about: "boto3" })))),
});
