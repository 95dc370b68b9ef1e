import { type Fields, fieldsOf, isGiven, type Json, listOf, numberOf, textOf } from "./json.ts";
import { userWire } from "./message.ts";
import { permission } from "./words.ts";
import { channelNamed, userNamed, type World } from "./world.ts";

/** What a person types into a command's options, by name. */
export type Typed = Readonly<Record<string, string | number | boolean>>;

/** The command that a person's own Discord offers by this name. It offers nothing that is not registered, not for this place, or not for this person. */
export function commandOffered(world: World, name: string, guild: string | undefined, permissions: bigint): Fields {
  const offered = [...(world.commands.get(guild ?? "-") ?? []), ...(world.commands.get("") ?? [])];
  if (world.commands.size === 0) return { id: world.newId(), name }; // a bot that has not registered anything yet
  const command = offered.find((each) => each.name === name);
  if (!command) throw new Error(`Discord offers no /${name} here.`);
  if (isGiven(command.contexts) && !listOf(command.contexts).includes(guild ? 0 : 1))
    throw new Error(`Discord does not offer /${name} here.`);
  const needed = isGiven(command.default_member_permissions) ? BigInt(textOf(command.default_member_permissions)) : undefined;
  const may =
    needed === undefined || (permissions & permission.ADMINISTRATOR) !== 0n || (needed !== 0n && (permissions & needed) === needed);
  if (guild && !may) throw new Error(`Discord does not offer /${name} to this person.`);
  return command;
}

/** The options of a payload, each checked as a person's own Discord checks it. `focused` is the one that is still being typed. */
export function optionsTyped(
  world: World,
  command: Fields,
  typed: Typed,
  focused?: string,
): { readonly options: readonly Fields[]; readonly resolved: Fields } {
  const known = listOf(command.options).map(fieldsOf);
  const unregistered = !("options" in command) && !("version" in command);
  const users: Record<string, Fields> = {};
  const channels: Record<string, Fields> = {};
  const options = Object.entries(typed).map(([name, given]): Fields => {
    const option = known.find((each) => each.name === name) ?? (unregistered ? { name, type: guessed(given) } : undefined);
    if (!option) throw new Error(`/${textOf(command.name)} has no option "${name}".`);
    const type = numberOf(option.type);
    if (name === focused) return { name, type, value: given, focused: true };
    if (type === 6) {
      const user = userNamed(world, String(given));
      users[user.id] = userWire(user);
      return { name, type, value: user.id };
    }
    if (type === 7) {
      const { id, name: shown, type: kind } = channelNamed(world, String(given));
      channels[id] = { id, name: shown, type: kind, permissions: "0" };
      return { name, type, value: id };
    }
    return { name, type, value: checked(option, given) };
  });
  const missing = known.find((option) => option.required === true && !(textOf(option.name) in typed));
  if (missing && focused === undefined) throw new Error(`Discord does not send /${textOf(command.name)} without ${textOf(missing.name)}.`);
  const resolved = { ...(Object.keys(users).length > 0 && { users }), ...(Object.keys(channels).length > 0 && { channels }) };
  return { options, resolved };
}

/** The type of the option that is being completed. */
export const typeOf = (command: Fields, name: string): number =>
  numberOf(
    listOf(command.options)
      .map(fieldsOf)
      .find((option) => option.name === name)?.type ?? 3,
  );

const guessed = (value: Typed[string]) =>
  typeof value === "string" ? 3 : typeof value === "boolean" ? 5 : Number.isInteger(value) ? 4 : 10;

const typeNames = new Map([
  [3, "string"],
  [4, "number"],
  [5, "boolean"],
  [10, "number"],
]);

/** With a list of choices nothing else can be sent; without one, limits of length and size hold. */
function checked(option: Fields, given: Typed[string]): Json {
  const name = textOf(option.name);
  const choices = listOf(option.choices).map(fieldsOf);
  if (choices.length > 0) {
    const choice = choices.find((each) => each.value === given || each.name === given);
    if (!choice) throw new Error(`"${given}" is none of the choices of ${name}.`);
    return choice.value ?? null;
  }
  const type = numberOf(option.type);
  if (typeof given !== (typeNames.get(type) ?? typeof given) || (type === 4 && !Number.isSafeInteger(given))) {
    throw new Error(`${JSON.stringify(given)} does not fit the option ${name}.`);
  }
  const size = typeof given === "string" ? given.length : Number(given);
  const [least, most] = typeof given === "string" ? [option.min_length, option.max_length ?? 6000] : [option.min_value, option.max_value];
  if ((isGiven(least) && size < numberOf(least)) || (isGiven(most) && size > numberOf(most))) {
    throw new Error(`Discord does not send ${JSON.stringify(given)} for ${name}.`);
  }
  return given;
}
