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
import { piecesOf, render } from "../../../src/adapters/slack/render.ts";
import { hostile } from "../../support/hostile.ts";
import { withinLimits } from "./limits.ts";
import { letters, read, readMessage } from "./read.ts";

const press = (item: string) => ({ action: "tick", payload: { item } });
const go = (label: string, item = "x") => ({ label, style: "plain" as const, press: press(item) });

describe("hostile words", () => {
  const places: Readonly<Record<string, (words: string) => Reply>> = {
    title: (words) => reply(words),
    text: (words) => reply("T", paragraph(words)),
    "between marks": (words) => reply("T", paragraph(text`${bold("x")}${words}${bold("x")}`)),
    "between links": (words) => reply("T", paragraph(text`${link("x", "https://x.example/")} ${words} ${link("y", "https://x.example/")}`)),
    "behind an angle": (words) => reply("T", paragraph(text`<${words}|x>`)),
    bold: (words) => reply("T", paragraph(text`${bold(words)} ${italic(words)} ${bold(words)}`)),
    code: (words) => reply("T", paragraph(text`${code(words)} ${code("x")} ${words}`)),
    link: (words) => reply("T", paragraph(text`${link(words, "https://x.example/")}`)),
    heading: (words) => reply("T", section(words, words)),
    field: (words) => reply("T", fields({ [words]: words })),
    footer: (words) => reply("T", footer(words)),
    bar: (words) => reply("T", progressBar(words, 1, 2)),
    row: (words) => reply("T", checklist({ text: text`${words}`, done: true }, { text: text`${words}`, done: false, button: go(words) })),
    cell: (words) => reply("T", table([words, "x"], [["x", words]])),
    button: (words) => reply("T", buttons(go(words), { ...go(words), disabled: true })),
    choice: (words) => reply("T", choices(words, press("x"), [{ label: words, value: "v", hint: words }])),
    member: (words) => reply("T", paragraph(text`${mention({ platform: "terminal", id: "terminal:x", name: words })}`)),
  };
  /** The core lets no reply grow beyond 12,000 characters. */
  const bounded = [...hostile, "|https://evil.example>", "`<!here>`", "*`_", ":a:b:", "www.evil.example"].filter(
    ({ length }) => length <= 12_000,
  );
  /** What the blocks themselves make of words; anything else is the words' own doing. */
  const own = new Set(["bold", "italic", "code", "link"]);

  test.each(Object.keys(places))("as %s: all there, nobody pinged, nothing linked, in blocks and beside them", (place) => {
    let tried = 0;
    for (const words of bounded) {
      const wanted = places[place]?.(words) ?? reply("");
      const messages = render(wanted);
      for (const message of messages) {
        withinLimits(message);
        for (const { marks, pings, links } of [readMessage(message), read(message.text)]) {
          expect(marks.filter((mark) => !own.has(mark))).toEqual([]);
          expect(pings).toEqual([]);
          expect(links.filter((address) => address !== "https://x.example/")).toEqual([]);
        }
      }
      expect(letters(messages.map((message) => readMessage(message).words).join("\n"))).toContain(letters(words));
      const view = readMessage({ blocks: piecesOf(wanted, "view").map(({ block }) => block) });
      expect(letters(view.words)).toContain(letters(words));
      tried += 1;
    }
    expect(tried).toBeGreaterThan(200);
  });

  test.each(["*bold*", "_slanted_", "~struck~", ":smile:", "> quoted", "```block```", "`code`", "<@U1>", "a *b* c"])(
    "%s is shown as it was typed",
    (words) => {
      const [message] = render(reply("T", paragraph(words)));
      expect(message && readMessage(message)).toMatchObject({ marks: [] });
    },
  );

  test.each(["snake_case_name", "a.b@c.example", "10:30", "3*4", "key:value", "AT&T"])("%s comes without a blank in it", (words) => {
    expect(render(reply("T", paragraph(words)))[0]?.text).toBe(`T\n${words.replace("&", "&amp;")}`);
  });

  test.each([
    "http://x.example",
    "javascript:alert(1)",
    "data:text/html,x",
    "https://a:b@c.example",
    "//x.example",
    "",
    "slack://x",
    "https://",
  ])("%s is never linked", (url) => {
    const [only] = render(reply("T", paragraph(text`${link("words", url)}`)));
    expect(only && readMessage(only)).toMatchObject({ links: [], words: expect.stringContaining("words") });
    expect(only && letters(readMessage(only).words)).toContain(letters(url));
  });

  test("only an account of Slack is mentioned, and by its id alone", () => {
    const named = (id: string) => render(reply("T", paragraph(text`${mention({ platform: "slack", id, name: "<!here>" })}`)))[0];
    const one = named("slack:T1:U1");
    expect(one && readMessage(one)).toMatchObject({ pings: ["U1"] });
    for (const id of ["slack:T1:U1>", "slack:T1:", "discord:1", "slack:!here", "slack:T1:U1|x"]) {
      const other = named(id);
      expect(other && readMessage(other)).toMatchObject({ pings: [], marks: [] });
    }
  });
});
