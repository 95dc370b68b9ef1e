import { type Call, type Caller, encodePress, type Pressable, press } from "#core";
import { terminalChannel } from "../../src/adapters/terminal/index.ts";

let calls = 0;
/** A call of its own. */
const newCall = () => `call${++calls}`;

/** A caller in the terminal, as its adapter makes them. */
export const caller = (name: string, channel = terminalChannel.id): Caller => ({
  account: { platform: "terminal", id: `terminal:${name.toLowerCase()}`, name },
  channel: { ...terminalChannel, id: channel },
});

export const line = (typed: string, from = caller("you")): Call => ({ kind: "line", id: newCall(), line: typed, from });

/** A button pressed by its id alone, whether or not a message ever carried it. */
export const pressed = (id: string, from = caller("you"), picked: readonly string[] = []): Call => ({
  kind: "action",
  id: newCall(),
  press: id,
  picked,
  from,
});

/** The id of a button as anybody who knows the layout could forge it. */
export const forged = (action: Pressable, payload: Readonly<Record<string, string>>): string => encodePress(press(action, payload));
