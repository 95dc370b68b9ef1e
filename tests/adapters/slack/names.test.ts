import { expect, test } from "vitest";
import { command, paragraph, reply, slash, text, z } from "#core";
import { say, textOf } from "./group.ts";
import { createSlackWorld, trouble } from "./world.ts";

const saying = (told: Parameters<typeof paragraph>[0]) =>
  command({
    name: "probe",
    summary: "Names a command",
    answers: "caller",
    needs: "nothing",
    options: z.object({}),
    run: async () => reply([slash("join")], paragraph(told)),
  });

const told = text`Give ${slash("settings", "rest:sat,sun")}, or ${slash("leave")}.`;

test.each([
  ["", /\/cairn-join[\s\S]*Give `\/settings rest:sat,sun`, or \/cairn-leave\./],
  ["study-", /\/study-join[\s\S]*Give `\/study-settings rest:sat,sun`, or \/study-leave\./],
])("with the prefix “%s” each command is named as Slack has it", async (prefix, named) => {
  const world = await createSlackWorld({ prefix, moreCommands: [saying(told)] });
  expect(textOf(await say(world, `/${prefix}probe`))).toMatch(named);
  expect(trouble(world)).toEqual([]);
});

test("words that name a command by what nobody can type are found", async () => {
  const world = await createSlackWorld({ moreCommands: [saying("Give /week, or\n/join.")] });
  await say(world, "/probe");
  expect(new Set(trouble(world))).toEqual(new Set(["No such command: /join"]));
});
