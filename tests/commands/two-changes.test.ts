import { describe, expect, test } from "vitest";
import { setStart } from "#commands/study/buttons";
import { encodePress, localMinute, press, type Schedule } from "#core";
import { type EngineName, engineNames, withDatabase } from "../storage/databases.ts";
import { createWorld, type Speaker, type World } from "../support/talk.ts";

/** A room with a group of its own, which `you` organizes and `ada` is in; the two changes come by two worlds, each with its own hands. */
interface Room {
  readonly id: string;
  readonly ada: string;
  readonly worlds: readonly [World, World];
  /** Somebody to speak as here, each time by another device. */
  speaker(name: string, world?: World): Speaker;
}

/** What is done once both are ready: from there on, nothing waits for anything but the store. */
type Act = () => Promise<unknown>;

interface Pair {
  readonly name: string;
  /** The two changes, each up to its last press. */
  acts(room: Room): Promise<readonly [Act, Act]>;
  /** What must stand afterwards, whichever came first. */
  both: unknown;
  found(room: Room): Promise<unknown>;
}

const personIn = async ({ worlds: [{ store }], ada }: Room) => (await store.people.byAccount(`terminal:${ada}`)) ?? expect.unreachable();
const groupIn = async ({ worlds: [{ store }], id }: Room) =>
  (await store.cohorts.at({ platform: "terminal", space: "terminal", id })) ?? expect.unreachable();

const says =
  (speaker: Speaker, line: string): Act =>
  () =>
    speaker.say(line);

/** Says the first of the lines, and holds the press. */
async function holding(speaker: Speaker, line: string, button: string): Promise<Act> {
  await speaker.say(line);
  return () => speaker.press(button);
}

const member = {
  says: (room: Room, one: string, two: string) =>
    [says(room.speaker(room.ada), one), says(room.speaker(room.ada, room.worlds[1]), two)] as const,
  async saysAndPresses(room: Room, one: string, button: string) {
    return [says(room.speaker(room.ada), one), await holding(room.speaker(room.ada, room.worlds[1]), "/settings", button)] as const;
  },
};

/** One change proposed by one organizer, and what another does. */
async function editAnd(room: Room, edit: string, other: (organizer: Speaker) => Promise<Act>) {
  return [await holding(room.speaker("you"), edit, "Make the change"), await other(room.speaker("you", room.worlds[1]))] as const;
}

const edits = (line: string) => (organizer: Speaker) => holding(organizer, line, "Make the change");
const orders = (line: string) => async (organizer: Speaker) => says(organizer, line);
const presses = (line: string, button: string) => (organizer: Speaker) => holding(organizer, line, button);

/** When a job comes next, on a wall. */
const due = (rows: readonly Schedule[], job: string, zone: string) => {
  const row = rows.find((each) => each.job === job);
  return row?.dueAt ? localMinute(row.dueAt, zone).slice(-"00:00".length) : undefined;
};
const groupRows = async (room: Room) => room.worlds[0].store.schedules.of({ kind: "cohort", id: (await groupIn(room)).id });
const personRows = async (room: Room) => room.worlds[0].store.schedules.of({ kind: "person", id: (await personIn(room)).id });

const pairs: readonly Pair[] = [
  {
    name: "Hide me, and a time zone",
    acts: (room) => member.saysAndPresses(room, "/settings timezone:Asia/Tokyo", "Hide me"),
    both: ["hidden", "Asia/Tokyo"],
    async found(room) {
      const { visibility, zone } = await personIn(room);
      return [visibility, zone];
    },
  },
  {
    name: "a name, and an alias by button",
    acts: (room) => member.saysAndPresses(room, "/settings name:Zoe", "Use an alias"),
    both: ["Zoe", true, "alias"],
    async found(room) {
      const { name, nameChosen, visibility } = await personIn(room);
      return [name, nameChosen, visibility];
    },
  },
  {
    name: "an alias, and a name",
    acts: async (room) => member.says(room, '/settings alias:"Quiet Otter"', "/settings name:Zoe"),
    both: ["Zoe", "Quiet Otter", "alias"],
    async found(room) {
      const { name, alias, visibility } = await personIn(room);
      return [name, alias, visibility];
    },
  },
  {
    name: "an alias of one's own, and one by button",
    acts: (room) => member.saysAndPresses(room, '/settings alias:"Quiet Otter"', "Use an alias"),
    both: ["Quiet Otter", "alias"],
    async found(room) {
      const { alias, visibility } = await personIn(room);
      return [alias, visibility];
    },
  },
  {
    name: "nudges at a time, and rest days",
    acts: async (room) => member.says(room, "/settings nudge:21:00", "/settings rest:sat,sun"),
    both: [[6, 7], "21:00"],
    async found(room) {
      const { id } = await personIn(room);
      return [(await room.worlds[0].store.nudges.of(id))?.restDays, due(await personRows(room), "nudge", "UTC")];
    },
  },
  {
    name: "another time for nudges, and a time zone",
    async acts(room) {
      await room.speaker(room.ada).say("/settings nudge:20:00");
      return member.says(room, "/settings nudge:21:30", "/settings timezone:Asia/Tokyo");
    },
    both: ["Asia/Tokyo", "21:30"],
    found: async (room) => [(await personIn(room)).zone, due(await personRows(room), "nudge", "Asia/Tokyo")],
  },
  {
    name: "nudges for the first time, and a time zone",
    acts: async (room) => member.says(room, "/settings nudge:21:30", "/settings timezone:Asia/Tokyo"),
    both: ["Asia/Tokyo", "21:30"],
    found: async (room) => [(await personIn(room)).zone, due(await personRows(room), "nudge", "Asia/Tokyo")],
  },
  {
    name: "own dates, and /leave",
    async acts(room) {
      const from = {
        account: { platform: "terminal" as const, id: `terminal:${room.ada}`, name: room.ada },
        channel: { platform: "terminal" as const, space: "terminal", id: room.id },
      };
      const cohort = (await groupIn(room)).id;
      const held = encodePress(press(setStart, { cohort, start: "2026-12-07" }));
      return [
        () => room.worlds[0].bot.take({ kind: "action", id: `own dates of ${room.ada}`, press: held, picked: [], from }).reply,
        says(room.speaker(room.ada, room.worlds[1]), "/leave"),
      ];
    },
    both: [],
    found: async (room) => (await room.worlds[0].store.cohorts.roster((await groupIn(room)).id)).map(({ person }) => person.name),
  },
  {
    name: "a group's name, and its pace",
    acts: (room) => editAnd(room, "/cohort name:Winter", edits("/cohort pace:relaxed")),
    both: ["Winter", "relaxed"],
    async found(room) {
      const { name, pace } = await groupIn(room);
      return [name, pace];
    },
  },
  {
    name: "a group's start, and its pace",
    acts: (room) => editAnd(room, "/cohort start:2026-12-07", edits("/cohort pace:relaxed")),
    both: ["2026-12-07", "relaxed"],
    async found(room) {
      const { start, pace } = await groupIn(room);
      return [start, pace];
    },
  },
  {
    name: "a group's time zone, and the time of its question",
    acts: (room) => editAnd(room, "/cohort timezone:Asia/Tokyo", orders("/schedule question:11:30")),
    both: ["Asia/Tokyo", "11:30"],
    found: async (room) => [(await groupIn(room)).zone, due(await groupRows(room), "daily-question", "Asia/Tokyo")],
  },
  {
    name: "a group's time zone, and a post turned off",
    acts: (room) => editAnd(room, "/cohort timezone:Asia/Tokyo", presses("/schedule", "Question of the day: turn off")),
    both: ["Asia/Tokyo", undefined, "09:00"],
    async found(room) {
      const rows = await groupRows(room);
      return [(await groupIn(room)).zone, due(rows, "daily-question", "Asia/Tokyo"), due(rows, "weekly-reminder", "Asia/Tokyo")];
    },
  },
  {
    name: "the time of the question, and its days",
    acts: async (room) => [
      says(room.speaker("you"), "/schedule question:11:30"),
      says(room.speaker("you", room.worlds[1]), "/schedule days:tue,thu"),
    ],
    both: { at: "11:30", weekdays: [2, 4] },
    found: async (room) => (await groupRows(room)).find(({ job }) => job === "daily-question")?.time,
  },
  {
    name: "a group's name, and its end",
    acts: (room) => editAnd(room, "/cohort name:Winter", closing),
    both: ["Winter", true, []],
    async found(room) {
      const { name, archived } = await groupIn(room);
      return [name, archived, (await groupRows(room)).filter(({ dueAt }) => dueAt)];
    },
  },
  {
    name: "the time of the question, and the group's end",
    acts: async (room) => [says(room.speaker("you"), "/schedule question:11:30"), await closing(room.speaker("you", room.worlds[1]))],
    both: [true, []],
    found: async (room) => [(await groupIn(room)).archived, (await groupRows(room)).filter(({ dueAt }) => dueAt)],
  },
  {
    name: "a group's name, and a pause",
    acts: (room) => editAnd(room, "/cohort name:Winter", presses("/schedule pause:2026-12-21", "Pause, and tell the group")),
    both: ["Winter", ["2026-12-21"]],
    async found(room) {
      const { name, pauses } = await groupIn(room);
      return [name, pauses];
    },
  },
  {
    name: "a group's name, and that it is open again",
    async acts(room) {
      await (await closing(room.speaker("you")))();
      return editAnd(room, "/cohort name:Winter", presses("/cohort", "Open it again"));
    },
    both: ["Winter", false, true],
    async found(room) {
      const { name, archived } = await groupIn(room);
      return [name, archived, (await groupRows(room)).some(({ dueAt }) => dueAt)];
    },
  },
];

async function closing(organizer: Speaker): Promise<Act> {
  await organizer.say("/cohort");
  return holding({ ...organizer, say: () => organizer.press("Close the group") }, "", "Close Autumn");
}

/** How much later the second one begins: by so many looks at the store. */
const delays = [0, 1, 2, 3, 4, 6, 8];

describe.each(engineNames)("two changes at once on %s", (name) => {
  test.each(pairs)("$name: both stay", async (pair) => {
    await inRooms(name, async (newRoom) => {
      const found: unknown[] = [];
      for (const delay of delays)
        for (const isTurned of [false, true]) {
          const room = await newRoom();
          const [one, two] = await pair.acts(room);
          const [first, second] = isTurned ? [two, one] : [one, two];
          await Promise.all([first(), later(room, delay).then(second)]);
          found.push(await pair.found(room));
        }
      expect(found).toEqual(found.map(() => pair.both));
    });
  });
});

async function later({ worlds: [, { store }] }: Room, looks: number): Promise<void> {
  for (let look = 0; look < looks; look++) await store.clock.offset();
}

/** On SQLite one process answers all, on PostgreSQL each world has a store of its own. */
function inRooms(name: EngineName, use: (newRoom: () => Promise<Room>) => Promise<void>): Promise<void> {
  return withDatabase(name, async (_open, url) => {
    const one = await createWorld({ url });
    const worlds = [one, name === "SQLite" ? one : await createWorld({ url })] as const;
    let rooms = 0;
    await use(async () => {
      const n = ++rooms;
      const room: Room = { id: `room ${n}`, ada: `ada${n}`, worlds, speaker: (name, world = one) => world.talk(name, `room ${n}`) };
      await room.speaker("you").say("/setup start:2026-11-30 timezone:UTC pace:fast name:Autumn");
      await room.speaker(room.ada).say("/join");
      return room;
    });
  });
}
