import { describe, expect, test } from "vitest";
import {
  bold,
  buttons,
  checklist,
  choices,
  code,
  fields,
  footer,
  italic,
  link,
  mention,
  paragraph,
  progressBar,
  type Reply,
  reply,
  section,
  table,
  text,
} from "#core";
import { type Message, render } from "../../../src/adapters/discord/render.ts";
import { hostile } from "../../support/hostile.ts";
import { withinLimits } from "./limits.ts";
import { flat, letters, read, readMessage } from "./read.ts";

const press = (item: string) => ({ action: "tick", payload: { item } });
const go = (label: string, item = "x") => ({ label, style: "plain" as const, press: press(item) });

/** So many components that texts move together. */
const crowd = Array.from({ length: 11 }, (_, i) => ({ text: text`row`, done: false, button: go("Done", String(i)) }));
const around = Array.from({ length: 6 }, () => paragraph("word"));

describe("hostile words", () => {
  const places: Readonly<Record<string, (words: string) => Reply>> = {
    title: (words) => reply(words),
    text: (words) => reply("T", paragraph(words)),
    "after a mark": (words) => reply("T", paragraph(text`${bold("x")}${words}${bold("x")}`)),
    "after a link": (words) => reply("T", paragraph(text`${link("x", "https://x.example/")} ${words} ${link("y", "https://x.example/")}`)),
    "code after a link": (words) => reply("T", paragraph(text`${link("x", "https://x.example/")} ${code(words)}`)),
    "cell after a link": (words) =>
      reply("T", checklist(...crowd), paragraph(text`${link("x", "https://x.example/")}`), table(["x"], [[words]]), ...around),
    "after a colon": (words) => reply("T", paragraph(text`https:${words}:`)),
    bold: (words) => reply("T", paragraph(text`${bold(words)}${italic(words)}${bold(words)}`)),
    code: (words) => reply("T", paragraph(text`${code(words)}${code("x")}${words}`)),
    link: (words) => reply("T", paragraph(text`${link(words, "https://x.example/")}`)),
    heading: (words) => reply("T", section(words, words)),
    field: (words) => reply("T", fields({ [words]: words })),
    footer: (words) => reply("T", footer(words)),
    bar: (words) => reply("T", progressBar(words, 1, 2)),
    row: (words) => reply("T", checklist({ text: text`${words}`, done: true }, { text: text`${words}`, done: false, button: go(words) })),
    cell: (words) => reply("T", table([words, "x"], [["x", words]])),
    button: (words) => reply("T", buttons(go(words))),
    choice: (words) => reply("T", choices(words, press("x"), [{ label: words, value: "v", hint: words }])),
    member: (words) => reply("T", paragraph(text`${mention({ platform: "terminal", id: "terminal:x", name: words })}`)),
  };
  /** Where nothing else is to be seen, down to the last letter. */
  const exactly: Readonly<Record<string, (words: string) => string>> = {
    text: (words) => `T${words}`,
    "after a mark": (words) => `Tx${words}x`,
    "after a link": (words) => `Tx${words}y`,
    "after a colon": (words) => `Thttps:${words}:`,
    bold: (words) => `T${words}${words}${words}`,
    code: (words) => `T${words}x${words}`,
    heading: (words) => `T${words}${words}`,
    field: (words) => `T${words}:${words}`,
    footer: (words) => `T${words}`,
    member: (words) => `T@${words}`,
  };
  /** The core lets no reply grow beyond 12,000 characters. */
  const bounded = [...hostile, "](https://evil.example)", "](x)[", "\\](x)", "(x)"].filter(({ length }) => length <= 12_000);
  /** What the blocks themselves make of words; anything else is the words' own doing. */
  const own = new Set(["heading", "small", "bold", "italic", "code", "block", "link"]);

  test.each(Object.keys(places))("as %s", (place) => {
    const wanted = (words: string) => places[place]?.(words) ?? reply("");
    const plainly = read(markdownOf(render(wanted("word")))).marks;
    let tried = 0;
    for (const words of bounded) {
      const messages = render(wanted(words));
      const markdown = messages.flatMap((message) => flat(message.components).flatMap(({ content }) => content ?? []));
      for (const { marks, pings, links } of markdown.map(read)) {
        expect(marks.filter((mark) => !own.has(mark))).toEqual([]);
        expect(marks.filter((mark) => !plainly.includes(mark) && !["bold", "italic"].includes(mark))).toEqual([]);
        expect(pings).toEqual([]);
        expect(links.filter((address) => address !== "https://x.example/")).toEqual([]);
      }
      for (const message of messages) {
        expect(message.allowed_mentions).toEqual({ parse: [] });
        withinLimits(message);
      }
      const all = letters(messages.map((message) => readMessage(message).words).join("\n"));
      expect(all).toContain(letters(words));
      const whole = exactly[place];
      if (whole) expect(all).toBe(letters(whole(words.toWellFormed())));
      tried += 1;
    }
    expect(tried).toBeGreaterThan(200);
  });

  test.each([
    "http://x.example",
    "javascript:alert(1)",
    "data:text/html,x",
    "https://a:b@c.example",
    "//x.example",
    "",
    "discord://x",
    "https://",
  ])("%s is never linked", (url) => {
    const [only] = render(reply("T", paragraph(text`${link("words", url)}`)));
    expect(only && readMessage(only)).toMatchObject({ links: [], words: expect.stringContaining("words") });
    expect(only && letters(readMessage(only).words)).toContain(letters(url));
  });

  test("only who is meant may be pinged, and never more than Discord takes", () => {
    const account = (id: number) => ({
      platform: "discord" as const,
      id: `discord:8035111022467${String(id).padStart(4, "0")}`,
      name: "<@1>",
    });
    const [one] = render(reply("@everyone", paragraph(text`<@1> ${mention(account(1))} ${mention(account(1))}`)));
    expect(one?.allowed_mentions).toEqual({ parse: [], users: ["80351110224670001"] });
    expect(one && readMessage(one).pings).toEqual(["80351110224670001", "80351110224670001"]);
    const [many] = render(reply("T", paragraph(Array.from({ length: 120 }, (_, i) => mention(account(i))))));
    expect(many?.allowed_mentions.users).toHaveLength(100);
  });
});

const markdownOf = (messages: readonly Message[]) =>
  messages.flatMap((message) => flat(message.components).flatMap(({ content }) => content ?? [])).join("\n");
