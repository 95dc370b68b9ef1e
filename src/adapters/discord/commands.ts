import { type Reply, withCommands, z } from "#core";

/** The id that Discord gave to each command, by its name. */
export type CommandIds = ReadonlyMap<string, string>;

const list = z.array(z.object({ id: z.string(), name: z.string() }));

/** The ids, out of the list of commands as Discord gives it. */
export const idsIn = (answer: unknown): CommandIds => new Map(list.parse(answer).map(({ id, name }) => [name, id]));

/** The reply with its commands to be pressed, as far as their ids are known. */
export const pressable = (reply: Reply, ids: CommandIds): Reply =>
  withCommands(reply, (command) => {
    const id = ids.get(command.name);
    return id === undefined ? command : { ...command, id };
  });
