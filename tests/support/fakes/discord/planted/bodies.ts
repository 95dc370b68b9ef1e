import type { Fields, Json } from "../json.ts";
import type { FormRuleName } from "../rules.ts";

/** A body that breaks one rule, and its nearest that does not. */
export interface PlantedBody {
  readonly bad: Fields;
  readonly good: Fields;
}

const silent = { allowed_mentions: { parse: [] } };
export const says = (content: string, more: Fields = {}): Fields => ({ content, ...silent, ...more });
const embeds = (...list: Json[]): Fields => ({ embeds: list, ...silent });
const rows = (...components: Json[]): Fields => ({ content: "Pick one.", components, ...silent });
const v2 = (...components: Json[]): Fields => ({ flags: 1 << 15, components, ...silent });

const times = <T>(count: number, make: (index: number) => T): T[] => Array.from({ length: count }, (_, index) => make(index));
const long = (length: number, letter = "x") => letter.repeat(length);
const text = (content: string, more: Fields = {}): Fields => ({ type: 10, content, ...more });
const row = (...components: Json[]): Fields => ({ type: 1, components });
const button = (more: Fields = {}): Fields => ({ type: 2, style: 1, custom_id: "a", label: "A", ...more });
const link = (more: Fields = {}): Fields => ({ type: 2, style: 5, label: "Read", url: "https://aws.amazon.com/", ...more });
const option = (value: string, more: Fields = {}): Fields => ({ label: value || "x", value, ...more });
const select = (more: Fields = {}): Fields => ({ type: 3, custom_id: "s", options: [option("a"), option("b")], ...more });
const section = (more: Fields = {}): Fields => ({ type: 9, components: [text("VPC")], accessory: button(), ...more });
const file = (url: string): Fields => ({ type: 13, file: { url } });

/** What is posted to a channel. */
export const plantedMessages: Partial<Record<FormRuleName, PlantedBody>> = {
  "content has at most 2000 characters": { bad: says(long(2001)), good: says(long(2000)) },
  "a nonce has at most 25 characters": { bad: says("Hi", { nonce: long(26) }), good: says("Hi", { nonce: long(25) }) },
  "a message has at most 10 files": {
    bad: says("Hi", { attachments: times(11, (id) => ({ id: `${id}` })) }),
    good: says("Hi", { attachments: times(10, (id) => ({ id: `${id}` })) }),
  },
  "at most 10 embeds": {
    bad: embeds(...times(11, (index) => ({ title: `${index}` }))),
    good: embeds(...times(10, (index) => ({ title: `${index}` }))),
  },
  "an embed's parts keep their lengths": { bad: embeds({ title: long(257) }), good: embeds({ title: long(256) }) },
  "an embed has at most 25 fields": {
    bad: embeds({ fields: times(26, () => ({ name: "a", value: "b" })) }),
    good: embeds({ fields: times(25, () => ({ name: "a", value: "b" })) }),
  },
  "an embed's field has a name and a value": {
    bad: embeds({ fields: [{ name: "a", value: "" }] }),
    good: embeds({ fields: [{ name: "a", value: "b" }] }),
  },
  "embeds have at most 6000 characters together": {
    bad: embeds({ description: long(4000) }, { description: long(2001) }),
    good: embeds({ description: long(4000) }, { description: long(2000) }),
  },
  "allowed_mentions is given, with parse: []": {
    bad: { content: "@everyone" },
    good: says("<@123456789012345678>", { allowed_mentions: { parse: [], users: ["123456789012345678"] } }),
  },
  "at most 100 users may be mentioned": {
    bad: says("Hi", { allowed_mentions: { parse: [], users: times(101, (index) => `${123456789012345000 + index * 100}`) } }),
    good: says("Hi", { allowed_mentions: { parse: [], users: times(100, (index) => `${123456789012345000 + index * 100}`) } }),
  },
  "an attachment that is shown is uploaded": {
    bad: v2(text("Your points"), file("attachment://points.png")),
    good: v2(text("Your points"), file("https://example.org/points.png")),
  },
  "Components V2 go without content, embeds, poll and stickers": { bad: { ...v2(text("Hi")), content: "Hi" }, good: v2(text("Hi")) },
  "without the Components V2 flag there are only rows": { bad: rows(text("Hi")), good: rows(row(button())) },
  "without the Components V2 flag there are at most 5 rows": {
    bad: rows(...times(6, (index) => row(button({ custom_id: `${index}` })))),
    good: rows(...times(5, (index) => row(button({ custom_id: `${index}` })))),
  },
  "at most 40 components, nested ones included": {
    bad: v2({ type: 17, components: times(40, () => text("x")) }),
    good: v2({ type: 17, components: times(39, () => text("x")) }),
  },
  "at most 4000 characters over all text displays": {
    bad: v2(text(long(2000)), section({ components: [text(long(2001))] })),
    good: v2(text(long(2000)), section({ components: [text(long(2000))] })),
  },
  "a component's type is known": { bad: v2({ type: 15 }), good: v2({ type: 14 }) },
  "a component stands where it may": { bad: v2(button()), good: v2(row(button())) },
  "a component's id occurs once": {
    bad: v2(text("a", { id: 7 }), text("b", { id: 7 })),
    good: v2(text("a", { id: 7 }), text("b", { id: 8 })),
  },
  "a custom_id occurs once": { bad: v2(row(button()), section()), good: v2(row(button({ custom_id: "b" })), section()) },
  "a custom_id has 1 to 100 characters": {
    bad: rows(row(button({ custom_id: long(101) }))),
    good: rows(row(button({ custom_id: long(100) }))),
  },
  "a text display has 1 to 4000 characters": { bad: v2(text("")), good: v2(text(long(4000))) },
  "a row is not empty, and has at most 5 buttons": {
    bad: rows(row(...times(6, (index) => button({ custom_id: `${index}` })))),
    good: rows(row(...times(5, (index) => button({ custom_id: `${index}` })))),
  },
  "a row holds one select and nothing else": { bad: rows(row(select(), button())), good: rows(row(select()), row(button())) },
  "a section has 1 to 3 texts": {
    bad: v2(section({ components: times(4, () => text("x")) })),
    good: v2(section({ components: times(3, () => text("x")) })),
  },
  "a section has one accessory": { bad: v2(section({ accessory: null })), good: v2(section({ accessory: link() })) },
  "a container is not empty": { bad: v2({ type: 17, components: [] }), good: v2({ type: 17, components: [text("x")] }) },
  "a gallery has 1 to 10 items": {
    bad: v2({ type: 12, items: [] }),
    good: v2({ type: 12, items: [{ media: { url: "https://example.org/a.png" } }] }),
  },
  "a button's style is known": { bad: rows(row(button({ style: 7 }))), good: rows(row(button({ style: 4 }))) },
  "a button has a custom_id": { bad: rows(row({ type: 2, style: 1, label: "A" })), good: rows(row(button())) },
  "a button has a label or an emoji": {
    bad: rows(row({ type: 2, style: 1, custom_id: "a" })),
    good: rows(row({ type: 2, style: 1, custom_id: "a", emoji: { name: "🎉" } })),
  },
  "a button's label has at most 80 characters": {
    bad: rows(row(button({ label: long(81) }))),
    good: rows(row(button({ label: long(80) }))),
  },
  "a link button has a url and no custom_id": { bad: rows(row(link({ custom_id: "a" }))), good: rows(row(link())) },
  "a url has at most 512 characters": {
    bad: rows(row(link({ url: `https://example.org/${long(493)}` }))),
    good: rows(row(link({ url: `https://example.org/${long(492)}` }))),
  },
  "a select has 1 to 25 options": {
    bad: rows(row(select({ options: times(26, (index) => option(`${index}`)) }))),
    good: rows(row(select({ options: times(25, (index) => option(`${index}`)) }))),
  },
  "a select's values differ": {
    bad: rows(row(select({ options: [option("a"), option("a")] }))),
    good: rows(row(select({ options: [option("a"), option("b")] }))),
  },
  "an option's label and value have 1 to 100 characters": {
    bad: rows(row(select({ options: [option("a", { label: long(101) })] }))),
    good: rows(row(select({ options: [option("a", { label: long(100) })] }))),
  },
  "an option's description has at most 100 characters": {
    bad: rows(row(select({ options: [option("a", { description: long(101) })] }))),
    good: rows(row(select({ options: [option("a", { description: long(100) })] }))),
  },
  "a placeholder has at most 150 characters": {
    bad: rows(row(select({ placeholder: long(151) }))),
    good: rows(row(select({ placeholder: long(150) }))),
  },
  "min_values and max_values lie within the options": {
    bad: rows(row(select({ max_values: 3 }))),
    good: rows(row(select({ min_values: 0, max_values: 2 }))),
  },
  "no more options are chosen beforehand than may be": {
    bad: rows(row(select({ options: [option("a", { default: true }), option("b", { default: true })] }))),
    good: rows(row(select({ max_values: 2, options: [option("a", { default: true }), option("b", { default: true })] }))),
  },
};

const inGuilds = { contexts: [0], integration_types: [0] };
const command = (more: Fields = {}): Fields => ({ name: "progress", description: "How far you are", ...inGuilds, ...more });
const option3 = (name: string, more: Fields = {}): Fields => ({ type: 3, name, description: "What", ...more });
const choices = (count: number) => times(count, (index) => ({ name: `${index}`, value: `${index}` }));
const one = (option: Fields): Json => [command({ options: [option] })];

/** What replaces the global commands. */
export const plantedCommands: Partial<Record<FormRuleName, { readonly bad: Json; readonly good: Json }>> = {
  "a command's name fits": { bad: [command({ name: "My progress" })], good: [command({ name: "mein-fortschritt_ü" })] },
  "a description has 1 to 100 characters": { bad: [command({ description: long(101) })], good: [command({ description: long(100) })] },
  "at most 100 commands": {
    bad: times(101, (index) => command({ name: `c${index}` })),
    good: times(100, (index) => command({ name: `c${index}` })),
  },
  "a command's name occurs once": { bad: [command(), command()], good: [command(), command({ name: "next" })] },
  "contexts and integration_types are set": { bad: [{ name: "next", description: "What is next" }], good: [command()] },
  "at most 25 options": {
    bad: [command({ options: times(26, (index) => option3(`o${index}`)) })],
    good: [command({ options: times(25, (index) => option3(`o${index}`)) })],
  },
  "an option's name occurs once": {
    bad: [command({ options: [option3("item"), option3("item")] })],
    good: [command({ options: [option3("item"), option3("count")] })],
  },
  "an option's type is known": { bad: one(option3("item", { type: 12 })), good: one(option3("item", { type: 5 })) },
  "required options stand first": {
    bad: [command({ options: [option3("a"), option3("b", { required: true })] })],
    good: [command({ options: [option3("b", { required: true }), option3("a")] })],
  },
  "an option has choices or autocomplete": {
    bad: one(option3("item", { autocomplete: true, choices: choices(1) })),
    good: one(option3("item", { autocomplete: true })),
  },
  "only text and numbers have choices or autocomplete": {
    bad: one(option3("item", { type: 6, autocomplete: true })),
    good: one(option3("item", { type: 4, autocomplete: true })),
  },
  "at most 25 choices": { bad: one(option3("item", { choices: choices(26) })), good: one(option3("item", { choices: choices(25) })) },
  "a choice's name has 1 to 100 characters": {
    bad: one(option3("item", { choices: [{ name: long(101), value: "a" }] })),
    good: one(option3("item", { choices: [{ name: long(100), value: "a" }] })),
  },
  "a choice's value fits its option": {
    bad: one(option3("item", { choices: [{ name: "a", value: long(101) }] })),
    good: one(option3("item", { choices: [{ name: "a", value: long(100) }] })),
  },
  "a command has at most 8000 characters": { bad: [command(sized(99))], good: [command(sized(98))] },
};

/** 7,902 characters and a description. */
function sized(description: number): Fields {
  const full = (count: number) => times(count, (index) => ({ name: `${long(98)}${10 + index}`, value: `${long(98)}${10 + index}` }));
  const options = [option3("a", { description: "b", choices: full(25) }), option3("c", { description: long(98), choices: full(14) })];
  return { name: "p", description: long(description), options };
}
