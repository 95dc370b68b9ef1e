import {
  type Blank,
  type Bot,
  type Call,
  type ChannelRef,
  clean,
  instantOf,
  isDate,
  localDate,
  localMinute,
  mondayFrom,
  type Store,
} from "#core";
import { accountNamed, firstSpeaker, nameOf } from "./account.ts";
import { type Beats, channelOf, type Post, terminalChannel } from "./post.ts";
import { type Numbered, render, visible } from "./render.ts";

/** The clock of the conversation: real, or moved by `:at`. */
export interface TerminalClock {
  now(): Date;
  /** Moves to an instant, or back to the real time; time goes on from there, and a restart finds it so. */
  moveTo(instant: Date | "now"): Promise<void>;
}

export interface ConversationParts {
  readonly bot: Bot;
  readonly store: Store;
  readonly clock: TerminalClock;
  newId(): string;
  readonly channel?: ChannelRef;
  /** What happens by itself, where anything does. */
  readonly beats?: Beats;
}

/** What a line led to: what to print, and whether the speaker wants to go. */
export interface Turn {
  readonly print: string;
  readonly quit?: true;
}

/** The first thing that a newcomer reads: what this is, and what to type first, in the zone of their machine. */
export function greeting(now: Date, zone = Intl.DateTimeFormat().resolvedOptions().timeZone): string {
  return [
    "Cairn: a learning path, walked together. This is the real bot, with a database of its own.",
    `Begin with   /setup start:${mondayFrom(localDate(now, zone))} timezone:${zone}   then /join and /week.`,
    "/help lists what a member can do, :help is about this terminal.",
  ].join("\n");
}

/** `2 5`, `1, 3, 4`. */
const severalNumbers = /^\d+([ ,]+\d+)+$/;

const helpLines = [
  "Type what a member would type, such as /week; /help lists it all. A number presses the button with that number,",
  "several pick several choices of one list: 2 5",
  ":as NAME               speak as another member (:as you to be yourself again)",
  ":at 2026-11-30T09:00   set the clock, in the group's time zone, through all that falls due (:at now for the real time)",
  ":cancel                leave the line unwritten that a button asks for",
  ":help                  this",
  ":quit                  goodbye",
].join("\n");

/** A conversation with the bot, line by line: the terminal's own, and the tests'. */
export function createConversation({ bot, store, clock, newId, channel = terminalChannel, beats }: ConversationParts) {
  let account = accountNamed(firstSpeaker);
  let numbered: readonly Numbered[] = [];
  /** The press that waits for a line, which is typed next. */
  let open: (Call & { readonly kind: "action" }) | undefined;

  const zone = async (where = channel) => (await store.cohorts.at(where))?.zone ?? "UTC";

  async function ask(call: Call): Promise<string> {
    open = undefined;
    const { blank, reply } = bot.take(call);
    const asked = await blank;
    if (asked && call.kind === "action") {
      open = call;
      return blankLines(asked);
    }
    const drawn = render(await reply, await zone());
    numbered = drawn.numbered;
    return [drawn.lines, ...((await beats?.settled()) ?? [])].join("\n\n");
  }

  /** Prints what the bot said by itself; the next number presses a button of it. */
  async function hear({ target, reply, at }: Post): Promise<string> {
    const wall = await zone(channelOf(target));
    const drawn = render(reply, wall);
    numbered = drawn.numbered;
    return `[${localMinute(at, wall)}] ${whereTo(target)}${drawn.lines}`;
  }

  /** Presses a button by its number, or by its label; several choices of one list by their numbers. */
  function press(wanted: string): Promise<string> | undefined {
    const numbers = severalNumbers.test(wanted) ? wanted.split(/[ ,]+/) : [wanted];
    const targets = numbers.flatMap((number) => numbered[Number(number) - 1] ?? []);
    const target = targets[0] ?? numbered.find(({ label }) => label.toLowerCase() === wanted.toLowerCase());
    const areOfOneList =
      targets.every(({ press }) => press === target?.press) && (targets.length === numbers.length || numbers.length === 1);
    if (!target || !areOfOneList) return undefined;
    return ask({
      kind: "action",
      id: newId(),
      press: target.press,
      picked: targets.length > 1 ? targets.flatMap(({ picked }) => picked) : target.picked,
      message: { channel, id: "last" },
      from: { account, channel },
    });
  }

  async function setClock(wanted: string): Promise<string> {
    const others = (await store.cohorts.platforms()).filter((platform) => platform !== "terminal");
    if (others.length > 0)
      return `This database serves ${others.join(" and ")}, where time is real. Use another one (DATABASE_URL) to play with the clock.`;
    const wall = await zone();
    const [date = "", time = "00:00", ...more] = wanted.replace(" ", "T").split("T");
    const printed: string[] = [];
    if (wanted === "now") printed.push(...(await moveThrough("now")));
    else if (more.length === 0 && isDate(date) && /^([01]\d|2[0-3]):[0-5]\d$/.test(time))
      printed.push(...(await moveThrough(instantOf(`${date}T${time}`, wall))));
    else if (wanted !== "") return `“${wanted}” is no time. Write it like :at 2026-11-30T09:00`;
    return [...printed, `It is ${localMinute(clock.now(), wall)} (${wall}).`].join("\n\n");
  }

  /** Moves the clock, and on the way forward does all that falls due, each thing at its time. */
  async function moveThrough(to: Date | "now"): Promise<readonly string[]> {
    const printed: string[] = [];
    if (beats && to !== "now" && to > clock.now()) {
      printed.push(...(await beats.tick()));
      for (let next = await beats.nextMoment(clock.now()); next && next <= to; next = await beats.nextMoment(clock.now())) {
        await clock.moveTo(next);
        printed.push(...(await beats.tick()));
      }
    }
    await clock.moveTo(to);
    return printed;
  }

  async function meta(line: string): Promise<Turn> {
    const [word = "", ...rest] = line.slice(1).trim().split(/\s+/);
    const argument = rest.join(" ");
    switch (word) {
      case "as":
        if (argument === "") return { print: "Who? Write it like :as ada" };
        account = accountNamed(argument);
        return { print: `You speak as ${account.name}.` };
      case "at":
        return { print: await setClock(argument) };
      case "help":
        return { print: helpLines };
      case "quit":
        return { print: "Goodbye.", quit: true };
      default:
        return { print: `I don't know :${word}. There is :as, :at, :help and :quit.` };
    }
  }

  return {
    bot,
    speaker: () => account.name,
    press,
    hear,
    /** Answers one line as it was typed. */
    async say(line: string): Promise<Turn> {
      const words = clean(line);
      if (open) {
        const call = open;
        open = undefined;
        return { print: words === leaves ? "Left as it was." : await ask({ ...call, id: newId(), asked: line }) };
      }
      if (words === "") return { print: "" };
      if (words.startsWith(":")) return meta(words);
      if (/^\d+$/.test(words) || severalNumbers.test(words)) {
        const pressed = press(words);
        return {
          print: pressed
            ? await pressed
            : numbered.length === 0
              ? "There is no button to press yet. Try /help."
              : severalNumbers.test(words)
                ? "Several numbers at once pick several choices of one list. Give one of them after the other."
                : `There is no button ${words}; the last message has ${numbered.length}.`,
        };
      }
      if (!words.startsWith("/")) return { print: "Commands begin with a slash: try /help. About this terminal: :help" };
      return { print: await ask({ kind: "line", id: newId(), line: words, from: { account, channel } }) };
    },
    /** What could stand at the end of the line, for the Tab key. */
    async complete(line: string): Promise<readonly string[]> {
      const [, command = "", option, typed = ""] = /^\/(\S+)\s+(?:([\w-]+):)?(.*)$/s.exec(line) ?? [];
      if (command === "") return bot.commands.map(({ name }) => `/${name}`).filter((name) => name.startsWith(line));
      const spec = bot.options
        .get(command)
        ?.find(({ name, choices, type }) => (option === undefined ? choices || type === "item" || type === "text" : name === option));
      if (!spec) return [];
      const values =
        spec.choices ??
        (await bot.suggest({ command, option: spec.name, typed: typed.replaceAll('"', ""), from: { account, channel } })).map(
          ({ value }) => value,
        );
      return values
        .filter((value) => spec.choices === undefined || value.startsWith(typed))
        .map((value) => `/${command} ${spec.name}:${value}`);
    },
  };
}

/** Leaves a line unwritten that a press asks for. */
const leaves = ":cancel";

/** What is asked before the next line is typed. */
const blankLines = ({ label, longest, present }: Blank): string =>
  visible(
    [
      `${label} Type it now, in at most ${longest} characters; an empty line says nothing, ${leaves} leaves it.`,
      ...(present ? [`There stands: ${present}`] : []),
    ].join("\n"),
  );

/** Where a post goes, before its title: into a thread, or to one person alone. */
function whereTo(target: Post["target"]): string {
  switch (target.kind) {
    case "channel":
      return "";
    case "thread":
      return "↳ ";
    case "direct":
      return `(to ${nameOf(target.account)}) `;
    default:
      return target satisfies never;
  }
}

export type Conversation = ReturnType<typeof createConversation>;
