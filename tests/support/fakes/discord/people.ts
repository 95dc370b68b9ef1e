import type { Gateway } from "./gateway.ts";
import { type Handle, handleOf, type Interaction } from "./interaction.ts";
import { type Fields, fieldsOf, isGiven, listOf, numberOf } from "./json.ts";
import { allComponents } from "./look.ts";
import { type Component, type Message, userWire, wire } from "./message.ts";
import { commandOffered, optionsTyped, type Typed, typeOf } from "./offered.ts";
import { channelWire } from "./routes/channels.ts";
import { component as kind, type PermissionName, interaction as type } from "./words.ts";
import { bitsOf, type Channel, channelNamed, directChannel, guildNamed, threadNamed, type User, userNamed, type World } from "./world.ts";

/** Who does something. */
export interface Person {
  /** By name; "Ada" unless told. */
  readonly user?: string;
  /** The name in this server. */
  readonly nick?: string;
  /** In this channel: those of an ordinary member unless told. */
  readonly permissions?: readonly PermissionName[];
  readonly locale?: string;
  /** The bot's, as the payload tells them: those of the channel unless told. */
  readonly appPermissions?: readonly PermissionName[];
}

/** Who, and where: in the first channel of the first server unless told. */
export interface Place extends Person {
  readonly guild?: string;
  readonly channel?: string;
  /** A thread of the channel. */
  readonly thread?: string;
  /** In the direct messages with the bot. */
  readonly direct?: boolean;
}

/** What people do in Discord. Each hands over what becomes of it; what no Discord client can do throws. */
export interface People {
  command(use: Place & { readonly name: string; readonly options?: Typed }): Handle;
  /** Types `value` into the option `focused`. */
  autocomplete(use: Place & { readonly name: string; readonly focused: string; readonly value: string; readonly options?: Typed }): Handle;
  /** Presses a button: by custom_id, by label, or the first that the function takes. */
  press(message: Message, which: Which, person?: string | Person): Handle;
  /** Picks by value or label from a select: by custom_id, by placeholder, or the first that the function takes. */
  select(message: Message, which: Which, values: readonly string[], person?: string | Person): Handle;
  /** Fills the only input of the form that something opened, and sends it; as often as it is called. */
  submit(opened: Handle, words: string): Handle;
}

export type Which = string | ((component: Component) => boolean);

const member: readonly PermissionName[] = ["VIEW_CHANNEL", "SEND_MESSAGES", "READ_MESSAGE_HISTORY", "USE_APPLICATION_COMMANDS"];

export function peopleOf(world: World, gateway: Gateway): People {
  function send(fields: Pick<Interaction, "type" | "channel" | "user" | "source" | "completes">, person: Person, data: Fields): Handle {
    if (gateway.sessions.size === 0) throw new Error("Nobody is logged in: Discord would say that the application did not respond.");
    const id = world.newId();
    const token = Buffer.from(`interaction:${id}:${id.split("").reverse().join("")}`).toString("base64url");
    const source = world.messages.get(fields.source ?? "");
    const payload: Fields = {
      id,
      application_id: world.bot.id,
      type: fields.type,
      token,
      version: 1,
      ...whereabouts(world, fields.channel, fields.user, person),
      ...(source && { message: wire(world, source) }),
      data,
    };
    const interaction: Interaction = {
      ...fields,
      id,
      token,
      at: world.now(),
      payload,
      acknowledgements: 0,
      shown: [],
      deleted: false,
      refusals: [],
    };
    world.interactions.set(token, interaction);
    gateway.dispatch("INTERACTION_CREATE", payload);
    return handleOf(world, interaction);
  }

  function use(message: Message, person: string | Person | undefined, found: Component, data: Fields): Handle {
    const who =
      typeof person === "string"
        ? { user: person }
        : (person ?? (message.onlyFor?.global_name ? { user: message.onlyFor.global_name } : {}));
    const user = userNamed(world, who.user ?? "Ada");
    if (message.onlyFor && message.onlyFor.id !== user.id) throw new Error(`${user.global_name} does not see this message.`);
    if (found.disabled) throw new Error(`"${found.label ?? found.placeholder ?? found.custom_id}" is disabled.`);
    const channel = channelOf(world, message);
    return send({ type: type.component, channel, user, source: message.id }, who, {
      component_type: found.type,
      custom_id: found.custom_id,
      id: found.id,
      ...data,
    });
  }

  return {
    command({ name, options = {}, ...place }) {
      const { channel, user } = placed(world, place);
      const command = commandOffered(world, name, channel.guild_id, bitsOf(place.permissions ?? member));
      const typed = optionsTyped(world, command, options);
      return send({ type: type.command, channel, user }, place, commandData(command, typed));
    },
    autocomplete({ name, focused, value, options = {}, ...place }) {
      const { channel, user } = placed(world, place);
      const command = commandOffered(world, name, channel.guild_id, bitsOf(place.permissions ?? member));
      const typed = optionsTyped(world, command, { ...options, [focused]: value }, focused);
      return send({ type: type.autocomplete, channel, user, completes: typeOf(command, focused) }, place, commandData(command, typed));
    },
    press(message, which, person) {
      const buttons = allComponents(message).filter((each) => each.type === kind.button && each.custom_id);
      return use(message, person, theOne(buttons, which, "label"), {});
    },
    submit(opened, words) {
      const before = world.interactions.get(opened.token);
      if (!before?.form) throw new Error("No form is open.");
      const { type: _, channel, user, source } = before;
      return send({ type: type.modal, channel, user, ...(source && { source }) }, personOf(before.payload), filled(before.form, words));
    },
    select(message, which, values, person) {
      const selects = allComponents(message).filter((each) => each.type === kind.select);
      const found = theOne(selects, which, "placeholder");
      const picked = values.map((value) => {
        const option = found.options?.find((each) => each.value === value) ?? found.options?.find((each) => each.label === value);
        if (!option) throw new Error(`There is no option "${value}" among ${found.options?.map(({ label }) => label).join(", ")}.`);
        return option.value;
      });
      const [least, most] = [found.min_values ?? 1, found.max_values ?? 1];
      if (picked.length < least || picked.length > most)
        throw new Error(`Discord takes ${least} to ${most} values here, not ${picked.length}.`);
      return use(message, person, found, { values: picked });
    },
  };
}

/** A form as it is sent, with these words in its only input. */
function filled({ custom_id, components }: Fields, words: string): Fields {
  const [{ component } = {}, ...more] = listOf(components).map(fieldsOf);
  const input = fieldsOf(component);
  if (more.length > 0) throw new Error("This form has several inputs.");
  if (input.required !== false && words === "") throw new Error("Discord does not send this form empty.");
  if (words.length > (isGiven(input.max_length) ? numberOf(input.max_length) : 4000))
    throw new Error("Discord does not take so many words here.");
  return { custom_id, components: [{ type: 18, id: 1, component: { type: 4, id: 2, custom_id: input.custom_id, value: words } }] };
}

/** Whoever opened a form sends it as the same member. */
function personOf({ member }: Fields): Person {
  const nick = fieldsOf(member).nick;
  return typeof nick === "string" ? { nick } : {};
}

const commandData = (command: Fields, { options, resolved }: ReturnType<typeof optionsTyped>): Fields => ({
  id: command.id,
  name: command.name,
  type: 1,
  ...(command.guild_id ? { guild_id: command.guild_id } : {}),
  ...(options.length > 0 && { options }),
  ...(Object.keys(resolved).length > 0 && { resolved }),
});

function theOne(components: readonly Component[], which: Which, field: "label" | "placeholder"): Component {
  const fitting =
    typeof which === "function"
      ? components.filter(which).slice(0, 1)
      : [components.filter(({ custom_id }) => custom_id === which), components.filter((each) => each[field] === which)].find(
          ({ length }) => length > 0,
        );
  const [found, ...more] = fitting ?? [];
  const shown = components.map((each) => each[field] ?? each.custom_id).join(", ");
  if (!found) throw new Error(`Nothing here is ${typeof which === "string" ? `"${which}"` : "what the function takes"}, only: ${shown}.`);
  if (more.length > 0) throw new Error(`More than one thing is "${which}": say the custom_id, or give a function.`);
  return found;
}

function placed(world: World, place: Place): { readonly channel: Channel; readonly user: User } {
  const user = userNamed(world, place.user ?? "Ada");
  if (place.direct) return { channel: directChannel(world, user), user };
  const guild = place.guild === undefined ? undefined : guildNamed(world, place.guild);
  const first = [...world.channels.values()].find(({ guild_id }) => guild_id && (!guild || guild_id === guild.id));
  const channel = place.channel === undefined ? first : channelNamed(world, place.channel, guild?.id);
  if (!channel) throw new Error("There is no channel.");
  return { channel: place.thread === undefined ? channel : threadNamed(world, place.thread, channel), user };
}

function channelOf(world: World, message: Message): Channel {
  const channel = world.channels.get(message.channel_id);
  if (!channel) throw new Error("The message's channel is gone.");
  return channel;
}

/** Who and where, as each INTERACTION_CREATE tells it: a member in a server, a user in direct messages. */
function whereabouts(world: World, channel: Channel, user: User, person: Person): Fields {
  const permissions = String(bitsOf(person.permissions ?? member));
  const common = {
    channel_id: channel.id,
    app_permissions: String(person.appPermissions ? bitsOf(person.appPermissions) : channel.permissions),
    locale: person.locale ?? "en-US",
    entitlements: [],
    attachment_size_limit: 10 * 1024 * 1024,
  };
  if (!channel.guild_id) {
    return { ...common, channel: channelWire(channel), user: userWire(user), context: 1, authorizing_integration_owners: { "0": "0" } };
  }
  return {
    ...common,
    channel: { ...channelWire(channel), permissions },
    guild_id: channel.guild_id,
    guild: { id: channel.guild_id, locale: "en-US", features: [] },
    guild_locale: "en-US",
    member: {
      user: userWire(user),
      nick: person.nick ?? null,
      avatar: null,
      permissions,
      roles: [],
      joined_at: new Date(world.now()).toISOString(),
      premium_since: null,
      communication_disabled_until: null,
      pending: false,
      deaf: false,
      mute: false,
      flags: 0,
    },
    context: 0,
    authorizing_integration_owners: { "0": channel.guild_id },
  };
}
