import { type Fields, fieldsOf, isGiven, type Json, listOf, numberOf, textOf } from "../json.ts";
import { type Fault, fault, type Path } from "../refusal.ts";

/** What is wrong with a list of slash commands. Subcommands are checked no deeper than their names. */
export function* commandFaults(commands: readonly Json[], scope: "global" | "guild"): Iterable<Fault> {
  if (commands.length > 100) yield fault("at most 100 commands");
  const names = commands.map((command) => textOf(fieldsOf(command).name));
  for (const [index, value] of commands.entries()) {
    const command = fieldsOf(value);
    yield* nameFaults(command, [index]);
    if (names.indexOf(textOf(command.name)) !== index) yield fault("a command's name occurs once", index);
    if (scope === "global" && (listOf(command.contexts).length === 0 || listOf(command.integration_types).length === 0)) {
      yield fault("contexts and integration_types are set", index, "contexts");
    }
    if (sizeOf(command) > 8000) yield fault("a command has at most 8000 characters", index);
    yield* optionsFaults(listOf(command.options).map(fieldsOf), [index, "options"]);
  }
}

const namePattern = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;

function* nameFaults(named: Fields, at: Path): Iterable<Fault> {
  const name = textOf(named.name);
  if (!namePattern.test(name) || name !== name.toLowerCase()) yield fault("a command's name fits", ...at, "name");
  const { length } = textOf(named.description);
  if (length < 1 || length > 100) yield fault("a description has 1 to 100 characters", ...at, "description");
}

function* optionsFaults(options: readonly Fields[], at: Path): Iterable<Fault> {
  if (options.length > 25) yield fault("at most 25 options", ...at);
  const names = options.map(({ name }) => textOf(name));
  for (const [index, option] of options.entries()) {
    const where = [...at, index];
    yield* nameFaults(option, where);
    if (names.indexOf(textOf(option.name)) !== index) yield fault("an option's name occurs once", ...where);
    if (!(numberOf(option.type) >= 1 && numberOf(option.type) <= 11)) yield fault("an option's type is known", ...where);
    if (option.required === true && options[index - 1] && options[index - 1]?.required !== true) {
      yield fault("required options stand first", ...where);
    }
    yield* choiceFaults(option, where);
  }
}

function* choiceFaults(option: Fields, at: Path): Iterable<Fault> {
  const choices = listOf(option.choices).map(fieldsOf);
  if ((choices.length > 0 || option.autocomplete === true) && ![3, 4, 10].includes(numberOf(option.type))) {
    yield fault("only text and numbers have choices or autocomplete", ...at);
  }
  if (choices.length > 0 && option.autocomplete === true) yield fault("an option has choices or autocomplete", ...at);
  if (choices.length > 25) yield fault("at most 25 choices", ...at, "choices");
  for (const [index, choice] of choices.entries()) {
    const where = [...at, "choices", index];
    const { length } = textOf(choice.name);
    if (length < 1 || length > 100) yield fault("a choice's name has 1 to 100 characters", ...where, "name");
    if (!fits(choice.value, numberOf(option.type))) yield fault("a choice's value fits its option", ...where, "value");
  }
}

/** What is wrong with the suggestions for an option of this type. */
export function* suggestionFaults(choices: readonly Json[], type: number): Iterable<Fault> {
  const at = ["data", "choices"];
  if (choices.length > 25) yield fault("at most 25 suggestions", ...at);
  for (const [index, choice] of choices.map(fieldsOf).entries()) {
    const { length } = textOf(choice.name);
    if (length < 1 || length > 100) yield fault("a suggestion's name has 1 to 100 characters", ...at, index, "name");
    if (!fits(choice.value, type)) yield fault("a suggestion's value fits its option", ...at, index, "value");
  }
}

function fits(value: Json | undefined, type: number): boolean {
  if (type === 3) return typeof value === "string" && value.length <= 100;
  return typeof value === "number" && (type === 10 || Number.isSafeInteger(value));
}

/** Names, descriptions and values; of the localizations the longest counts. */
function sizeOf(part: Fields): number {
  const own = longest(part, "name") + longest(part, "description") + (isGiven(part.value) ? String(part.value).length : 0);
  return [...listOf(part.options), ...listOf(part.choices)].reduce<number>((sum, inner) => sum + sizeOf(fieldsOf(inner)), own);
}

const longest = (part: Fields, field: "name" | "description") =>
  Math.max(textOf(part[field]).length, ...Object.values(fieldsOf(part[`${field}_localizations`])).map((text) => textOf(text).length));
