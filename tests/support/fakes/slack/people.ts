import { type Act, type Handle, handleOf } from "./act.ts";
import { type Fields, textOf } from "./json.ts";
import { type Element, elementsOf, labelOf } from "./look.ts";
import { keyOf, type Message, wire } from "./message.ts";
import { keep, picking, stateOf } from "./picks.ts";
import type { SocketMode } from "./socket.ts";
import { opener, writtenInto } from "./submitting.ts";
import { type View, viewWire } from "./view.ts";
import { type Channel, channelNamed, directChannel, type User, userNamed, type World } from "./world.ts";

export type Which = string | ((element: Fields) => boolean);

/** What people do in Slack. Each hands over what becomes of it; what no Slack client can do throws. */
export interface People {
  /** Types a command: `slash("Ada", "/cairn", "done ec2")`. Slack escapes the text as it does with should_escape. */
  slash(user: string, command: string, text?: string, channel?: string): Handle;
  /** Presses a button of a message, Home or modal: by action_id, by label, or the first that the function takes. */
  press(surface: Message | View, which: Which, user?: string): Handle;
  /** Picks by value or label from a select, radio buttons, checkboxes or an overflow menu. */
  select(surface: Message | View, which: Which, values: string | readonly string[], user?: string): Handle;
  /** Fills the only input of a form, and sends it. */
  submit(form: View, words: string): Handle;
  /** Opens the Home of the app, or its messages. */
  openHome(user: string, tab?: "home" | "messages"): Handle;
}

export function peopleOf(world: World, socket: () => SocketMode, url: () => string): People {
  function begin(fields: Pick<Act, "kind" | "user" | "payload" | "channel" | "message" | "view" | "sends">): Handle {
    const act: Act = { ...fields, at: world.now(), attempts: [], acks: [], shown: [], views: [], deleted: false, refusals: [] };
    world.acts.push(act);
    const trigger = textOf(act.payload.trigger_id);
    if (trigger !== "") world.triggers.set(trigger, { act, at: act.at, used: false });
    const address = textOf(act.payload.response_url).split("/").at(-1) ?? "";
    if (address !== "") world.responseUrls.set(address, { act, at: act.at, uses: 0 });
    socket().send(act);
    world.changed();
    return handleOf(world, act);
  }

  const newTrigger = (): string => `${world.newId("")}.${world.team.id}.${world.newId("t")}`;
  const newResponseUrl = (): string => `${url()}/response/${world.team.id}/${world.newId("r")}`;

  function use(surface: Message | View, user: string | undefined, kind: "press" | "pick", which: Which, values: readonly string[]): Handle {
    const person = whoUses(world, surface, user);
    const found = theOne(
      elementsOf(surface).filter(({ element }) => (element.type === "button") === (kind === "press")),
      which,
    );
    const silent = found.block.type === "input" && found.block.dispatch_action !== true;
    if (silent) throw new Error("Slack tells the app nothing of this input: dispatch_action is not set.");
    const picked = kind === "pick" ? picking(found.element, values) : {};
    if (kind === "pick") keep(world, surface, person, found, picked);
    const action = {
      action_id: found.element.action_id,
      block_id: found.block.block_id,
      type: found.element.type,
      ...(kind === "press"
        ? { text: found.element.text, value: found.element.value, style: found.element.style }
        : { placeholder: found.element.placeholder }),
      ...picked,
      action_ts: world.newTs(),
    };
    const payload = {
      type: "block_actions",
      ...who(world, person),
      ...whereabouts(world, surface, person),
      trigger_id: newTrigger(),
      ...(isMessage(surface) && { response_url: newResponseUrl() }),
      actions: [action],
    };
    if (!isMessage(surface)) return begin({ kind: "action", user: person, payload, view: surface.id });
    return begin({ kind: "action", user: person, channel: channelNamed(world, surface.channel), payload, message: keyOf(surface) });
  }

  return {
    slash(name, command, text = "", place) {
      const user = userNamed(world, name);
      const channel = place === undefined ? firstChannel(world) : channelNamed(world, place);
      checkThere(channel, user);
      const payload = {
        token: "verification",
        team_id: world.team.id,
        team_domain: world.team.domain,
        channel_id: channel.id,
        channel_name: channel.kind === "private" ? "privategroup" : channel.name,
        user_id: user.id,
        user_name: user.name,
        command,
        text: escaped(world, text),
        api_app_id: world.appId,
        is_enterprise_install: "false",
        response_url: newResponseUrl(),
        trigger_id: newTrigger(),
      };
      return begin({ kind: "command", user, channel, payload });
    },
    press: (surface, which, user) => use(surface, user, "press", which, []),
    select: (surface, which, values, user) => use(surface, user, "pick", which, typeof values === "string" ? [values] : values),
    submit(form, words) {
      const user = whoUses(world, form, undefined);
      const { act: pressed, addresses } = opener(world, form, user);
      const payload = {
        type: "view_submission",
        ...who(world, user),
        trigger_id: newTrigger(),
        view: viewWire(world, form, writtenInto(form, words)),
        response_urls: [],
      };
      const { channel, message, view } = pressed;
      const place = { ...(channel && { channel }), ...(message && { message }), ...(view && { view }) };
      const handle = begin({ kind: "action", user, payload, sends: form.id, ...place });
      for (const [address, before] of addresses) world.responseUrls.set(address, { ...before, act: handle.act });
      return handle;
    },
    openHome(name, tab = "home") {
      const user = userNamed(world, name);
      const view = world.views.get(world.homes.get(user.id) ?? "");
      const event = {
        type: "app_home_opened",
        user: user.id,
        channel: directChannel(world, user).id,
        tab,
        ...(view && tab === "home" && { view: viewWire(world, view) }),
        event_ts: world.newTs(),
      };
      const payload = {
        token: "verification",
        team_id: world.team.id,
        api_app_id: world.appId,
        event,
        type: "event_callback",
        event_id: world.newId("Ev"),
        event_time: Math.floor(world.now() / 1000),
        authorizations: [
          { enterprise_id: null, team_id: world.team.id, user_id: world.bot.id, is_bot: true, is_enterprise_install: false },
        ],
        is_ext_shared_channel: false,
      };
      return begin({ kind: "home", user, payload });
    },
  };
}

const isMessage = (surface: Message | View): surface is Message => "ts" in surface;

function firstChannel(world: World): Channel {
  const [first] = world.channels.values();
  if (!first) throw new Error("There is no channel.");
  return first;
}

function checkThere({ name, archived, absent, with: person }: Channel, user: User): void {
  if (archived) throw new Error(`#${name} is archived.`);
  if (absent.has(user.id) || (person && person.id !== user.id)) throw new Error(`${user.realName} is not in ${name}.`);
}

/** Ada, or the one who alone sees it. */
function whoUses(world: World, surface: Message | View, name: string | undefined): User {
  const only = isMessage(surface) ? surface.onlyFor : surface.user;
  const user = name === undefined && only ? only : userNamed(world, name ?? "Ada");
  if (only && only.id !== user.id) throw new Error(`${user.realName} does not see this.`);
  const stands = isMessage(surface) ? world.messages.get(keyOf(surface)) : world.views.get(surface.id);
  if (!stands) throw new Error("This is gone.");
  if (isMessage(surface)) checkThere(channelNamed(world, surface.channel), user);
  return user;
}

function theOne(elements: readonly Element[], which: Which): Element {
  const fitting =
    typeof which === "function"
      ? elements.filter(({ element }) => which(element)).slice(0, 1)
      : [elements.filter(({ element }) => element.action_id === which), elements.filter(({ element }) => labelOf(element) === which)].find(
          ({ length }) => length > 0,
        );
  const [found, ...more] = fitting ?? [];
  const shown = elements.map(({ element }) => labelOf(element) || textOf(element.action_id)).join(", ");
  if (!found) throw new Error(`Nothing here is ${typeof which === "string" ? `"${which}"` : "what the function takes"}, only: ${shown}.`);
  if (more.length > 0) throw new Error(`More than one thing is "${which}": say the action_id, or give a function.`);
  return found;
}

const who = (world: World, user: User): Fields => ({
  user: { id: user.id, username: user.name, name: user.name, team_id: world.team.id },
  api_app_id: world.appId,
  token: "verification",
  team: { id: world.team.id, domain: world.team.domain },
  enterprise: null,
  is_enterprise_install: false,
});

/** Of an ephemeral message the payload tells the place alone. */
function whereabouts(world: World, surface: Message | View, user: User): Fields {
  const state = stateOf(world, surface, user);
  if (!isMessage(surface)) {
    return { container: { type: "view", view_id: surface.id }, view: viewWire(world, surface, state) };
  }
  const channel = channelNamed(world, surface.channel);
  const hidden = surface.onlyFor !== undefined;
  const container = { type: "message", message_ts: surface.ts, channel_id: surface.channel, is_ephemeral: hidden };
  return {
    container,
    channel: { id: channel.id, name: channel.kind === "private" ? "privategroup" : channel.name },
    ...(!hidden && { message: wire(world, surface) }),
    state: { values: state },
  };
}

/** People, channels and links stand in angle brackets, other special characters are escaped; what is so already stays. */
function escaped(world: World, typed: string): string {
  return typed
    .split(/(<[@#!][^<>]*>|<https?:[^<>]*>)/)
    .map((part, index) => (index % 2 === 1 ? part : escapedPart(world, part)))
    .join("");
}

function escapedPart(world: World, text: string): string {
  const named = (list: Iterable<User | Channel>, name: string) =>
    [...list].find((each) => each.name === name || ("realName" in each && each.realName === name));
  return text
    .replaceAll(/&(?!(?:amp|lt|gt);)/g, "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll(/https?:\/\/\S+/g, "<$&>")
    .replaceAll(/(^|\s)([@#])([\p{L}\d._-]+)/gu, (all, before: string, sign: string, name: string) => {
      const found = named(sign === "@" ? world.users.values() : world.channels.values(), name);
      return found ? `${before}<${sign}${found.id}|${found.name}>` : all;
    });
}
