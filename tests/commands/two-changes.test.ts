import { isDeepStrictEqual } from "node:util";
import { expect, test } from "vitest";
import { setStart } from "#commands/study/buttons";
import { encodePress, localMinute, press, type Schedule } from "#core";
import { type EngineName, engineNames, withDatabase } from "../storage/databases.ts";
import { size } from "../support/size.ts";
import { createWorld, type Speaker, type World } from "../support/talk.ts";

/** A channel with a group of its own, which `you` organizes and `ada` is in. One change comes by the one hand, the other by the other. */
interface Room {
  readonly id: string;
  readonly ada: string;
  readonly store: World["store"];
  readonly bot: World["bot"];
  readonly hands: readonly [Hand, Hand];
}

/** Speaks as somebody in the room, by a device of their own. */
type Hand = (name: string) => Speaker;

/** What is done once both are ready: from there on, nothing waits for anything but the store. */
type Act = () => Promise<unknown>;

interface Pair {
  readonly name: string;
  /** The two changes, each up to its last line or press. */
  acts(room: Room): Promise<readonly [Act, Act]>;
  /** What must stand afterwards, whichever came first. */
  readonly both: unknown;
  found(room: Room): Promise<unknown>;
}

const pairs: readonly Pair[] = [
  {
    name: "Hide me, and a time zone",
    acts: async (room) => [ada(room, 0, "/settings timezone:Asia/Tokyo"), await adaPresses(room, "Hide me")],
    both: ["hidden", "Asia/Tokyo"],
    found: (room) => personIn(room).then(({ visibility, zone }) => [visibility, zone]),
  },
  {
    name: "a name, and an alias by button",
    acts: async (room) => [ada(room, 0, "/settings name:Zoe"), await adaPresses(room, "Use an alias")],
    both: ["Zoe", true, "alias"],
    found: (room) => personIn(room).then(({ name, nameChosen, visibility }) => [name, nameChosen, visibility]),
  },
  {
    name: "a name, and an alias",
    acts: async (room) => [ada(room, 0, "/settings name:Zoe"), ada(room, 1, '/settings alias:"Quiet Otter"')],
    both: ["Zoe", "Quiet Otter", "alias"],
    found: (room) => personIn(room).then(({ name, alias, visibility }) => [name, alias, visibility]),
  },
  {
    name: "an alias of one's own, and any by button",
    acts: async (room) => [ada(room, 0, '/settings alias:"Quiet Otter"'), await adaPresses(room, "Use an alias")],
    both: ["Quiet Otter", "alias"],
    found: (room) => personIn(room).then(({ alias, visibility }) => [alias, visibility]),
  },
  {
    name: "nudges at a time, and rest days",
    acts: async (room) => [ada(room, 0, "/settings nudge:21:00"), ada(room, 1, "/settings rest:sat,sun")],
    both: [[6, 7], "21:00"],
    async found(room) {
      const { id } = await personIn(room);
      return [(await room.store.nudges.of(id))?.restDays, due(await personRows(room), "nudge", "UTC")];
    },
  },
  {
    name: "nudges for the first time, and a time zone",
    acts: async (room) => [ada(room, 0, "/settings nudge:21:30"), ada(room, 1, "/settings timezone:Asia/Tokyo")],
    both: ["Asia/Tokyo", "21:30"],
    found: async (room) => [(await personIn(room)).zone, due(await personRows(room), "nudge", "Asia/Tokyo")],
  },
  {
    name: "another time for nudges, and a time zone",
    async acts(room) {
      await ada(room, 0, "/settings nudge:20:00")();
      return [ada(room, 0, "/settings nudge:21:30"), ada(room, 1, "/settings timezone:Asia/Tokyo")];
    },
    both: ["Asia/Tokyo", "21:30"],
    found: async (room) => [(await personIn(room)).zone, due(await personRows(room), "nudge", "Asia/Tokyo")],
  },
  {
    name: "own dates, and /leave",
    acts: async (room) => [await ownDates(room), ada(room, 1, "/leave")],
    both: [],
    found: async (room) => (await room.store.cohorts.roster((await groupIn(room)).id)).map(({ person }) => person.name),
  },
  {
    name: "a group's name, and its pace",
    acts: async (room) => [await edit(room, 0, "/cohort name:Winter"), await edit(room, 1, "/cohort pace:relaxed")],
    both: ["Winter", "relaxed"],
    found: (room) => groupIn(room).then(({ name, pace }) => [name, pace]),
  },
  {
    name: "a group's start, and its pace",
    acts: async (room) => [await edit(room, 0, "/cohort start:2026-12-07"), await edit(room, 1, "/cohort pace:relaxed")],
    both: ["2026-12-07", "relaxed"],
    found: (room) => groupIn(room).then(({ start, pace }) => [start, pace]),
  },
  {
    name: "a group's time zone, and the time of its question",
    acts: async (room) => [await edit(room, 0, "/cohort timezone:Asia/Tokyo"), you(room, 1, "/schedule question:11:30")],
    both: ["Asia/Tokyo", "11:30"],
    found: async (room) => [(await groupIn(room)).zone, due(await groupRows(room), "daily-question", "Asia/Tokyo")],
  },
  {
    name: "a group's time zone, and its question turned off",
    acts: async (room) => [
      await edit(room, 0, "/cohort timezone:Asia/Tokyo"),
      await youPress(room, 1, "/schedule", "Question of the day: turn off"),
    ],
    both: ["Asia/Tokyo", undefined, "09:00"],
    async found(room) {
      const rows = await groupRows(room);
      return [(await groupIn(room)).zone, ...["daily-question", "weekly-reminder"].map((job) => due(rows, job, "Asia/Tokyo"))];
    },
  },
  {
    name: "the time of the question, and its days",
    acts: async (room) => [you(room, 0, "/schedule question:11:30"), you(room, 1, "/schedule days:tue,thu")],
    both: { at: "11:30", weekdays: [2, 4] },
    found: async (room) => (await groupRows(room)).find(({ job }) => job === "daily-question")?.time,
  },
  {
    name: "the time of the question, and the group's end",
    acts: async (room) => [you(room, 0, "/schedule question:11:30"), await closing(room, 1)],
    both: [true, []],
    found: async (room) => [(await groupIn(room)).archived, coming(await groupRows(room))],
  },
  {
    name: "a group's name, and its end",
    acts: async (room) => [await edit(room, 0, "/cohort name:Winter"), await closing(room, 1)],
    both: ["Winter", true, []],
    async found(room) {
      const { name, archived } = await groupIn(room);
      return [name, archived, coming(await groupRows(room))];
    },
  },
  {
    name: "a group's name, and that it goes on",
    async acts(room) {
      await (await closing(room, 0))();
      return [await edit(room, 0, "/cohort name:Winter"), await youPress(room, 1, "/cohort", "Open it again")];
    },
    both: ["Winter", false, ["daily-question", "weekly-recap", "weekly-reminder"]],
    async found(room) {
      const { name, archived } = await groupIn(room);
      return [name, archived, coming(await groupRows(room))];
    },
  },
  {
    name: "a group's name, and a pause",
    acts: async (room) => [
      await edit(room, 0, "/cohort name:Winter"),
      await youPress(room, 1, "/schedule pause:2026-12-21", "Pause, and tell the group"),
    ],
    both: ["Winter", ["2026-12-21"]],
    found: (room) => groupIn(room).then(({ name, pauses }) => [name, pauses]),
  },
];

/** How much later the second one begins: by so many looks at the store. */
const delays = [0, 2, 1, 4].slice(0, size(2, 4));

test.each(engineNames)("of two changes at once both stay, on %s", (name) =>
  inRooms(name, async (newRoom) => {
    const rounds = [];
    for (const pair of pairs)
      for (const delay of delays)
        for (const isTurned of [false, true]) {
          const room = await newRoom();
          const [one, two] = await pair.acts(room);
          const [first, second] = isTurned ? [two, one] : [one, two];
          await Promise.all([first(), later(room, delay).then(second)]);
          rounds.push({ pair: pair.name, delay, isTurned, both: pair.both, found: await pair.found(room) });
        }
    expect(rounds.length).toBeGreaterThan(size(50, 100));
    expect(rounds.filter(({ both, found }) => !isDeepStrictEqual(found, both))).toEqual([]);
  }),
);

async function later({ store }: Room, looks: number): Promise<void> {
  for (let look = 0; look < looks; look++) await store.clock.offset();
}

/** On SQLite one process answers all; on PostgreSQL each hand has a process of its own. */
const inRooms = (name: EngineName, use: (newRoom: () => Promise<Room>) => Promise<void>): Promise<void> =>
  withDatabase(name, async (_open, url) => {
    const one = await createWorld({ url });
    const two = name === "SQLite" ? one : await createWorld({ url });
    let rooms = 0;
    await use(async () => {
      const id = `room ${++rooms}`;
      const hand = (world: World) => (name: string) => world.talk(name, id);
      const room: Room = { id, ada: `ada${rooms}`, store: one.store, bot: one.bot, hands: [hand(one), hand(two)] };
      await you(room, 0, "/setup start:2026-11-30 timezone:UTC pace:fast name:Autumn")();
      await ada(room, 0, "/join")();
      return room;
    });
  });

const ada = (room: Room, hand: 0 | 1, line: string): Act => says(room.hands[hand](room.ada), line);
const you = (room: Room, hand: 0 | 1, line: string): Act => says(room.hands[hand]("you"), line);
const says = (speaker: Speaker, line: string) => () => speaker.say(line);

const adaPresses = (room: Room, button: string): Promise<Act> => pressing(room.hands[1](room.ada), "/settings", button);
const youPress = (room: Room, hand: 0 | 1, line: string, button: string): Promise<Act> => pressing(room.hands[hand]("you"), line, button);
const edit = (room: Room, hand: 0 | 1, line: string): Promise<Act> => youPress(room, hand, line, "Make the change");

/** Says the line, and is about to press a button of the answer. */
async function pressing(speaker: Speaker, line: string, button: string): Promise<Act> {
  await speaker.say(line);
  return () => speaker.press(button);
}

async function closing(room: Room, hand: 0 | 1): Promise<Act> {
  const organizer = room.hands[hand]("you");
  await organizer.say("/cohort");
  await organizer.press("Close the group");
  return () => organizer.press("Close Autumn");
}

/** Below a view that only members who are behind are shown. */
async function ownDates(room: Room): Promise<Act> {
  const held = encodePress(press(setStart, { cohort: (await groupIn(room)).id, start: "2026-12-07" }));
  const account = { platform: "terminal", id: `terminal:${room.ada}`, name: room.ada } as const;
  return () => room.bot.take({ kind: "action", id: room.id, press: held, picked: [], from: { account, channel: channelOf(room) } }).reply;
}

const channelOf = ({ id }: Room) => ({ platform: "terminal", space: "terminal", id }) as const;
const personIn = async ({ store, ada }: Room) => (await store.people.byAccount(`terminal:${ada}`)) ?? expect.unreachable();
const groupIn = async (room: Room) => (await room.store.cohorts.at(channelOf(room))) ?? expect.unreachable();
const personRows = async (room: Room) => room.store.schedules.of({ kind: "person", id: (await personIn(room)).id });
const groupRows = async (room: Room) => room.store.schedules.of({ kind: "cohort", id: (await groupIn(room)).id });

/** When a job comes next, on a wall. */
function due(rows: readonly Schedule[], name: string, zone: string): string | undefined {
  const row = rows.find(({ job }) => job === name);
  return row?.dueAt && localMinute(row.dueAt, zone).slice(-"00:00".length);
}

const coming = (rows: readonly Schedule[]) => rows.filter(({ dueAt }) => dueAt).map(({ job }) => job);
