import { expect, test } from "vitest";
import { command, paragraph, reply, slash, text, z } from "#core";
import { textOf } from "./group.ts";
import { createDiscordWorld, trouble } from "./world.ts";

const saying = (told: Parameters<typeof paragraph>[0]) =>
  command({
    name: "probe",
    summary: "Names a command",
    answers: "caller",
    needs: "nothing",
    options: z.object({}),
    run: async () => reply([slash("done")], paragraph(told)),
  });

test("a command is named so that it can be pressed, with what is written behind it", async () => {
  const told = text`Give ${slash("settings", "rest:sat,sun")}, or ${slash("week")}. Not ${slash("gone")}.`;
  const world = await createDiscordWorld({ moreCommands: [saying(told)] });
  const idOf = (name: string) => world.fake.commands().find((each) => each.name === name)?.id;
  const words = textOf(await world.say("probe"));
  expect(words).toContain(`## </done:${idOf("done")}>`);
  expect(words).toContain(`Give </settings:${idOf("settings")}> \`rest:sat,sun\`, or </week:${idOf("week")}>\\. Not /gone\\.`);
  expect(trouble(world)).toEqual([]);
});

test("words that name a command in a way in which nobody can press it are found", async () => {
  const world = await createDiscordWorld({ moreCommands: [saying("Give /week, or\n/done.")] });
  await world.say("probe");
  expect(trouble(world)).toEqual(["Not to be pressed: Give /week", "Not to be pressed: /done"]);
});
