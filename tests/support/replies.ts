import fc from "fast-check";
import { type Block, type Button, type ChecklistRow, type Reply, type Span, type Text, toText, type Words } from "#core";

/** What a platform must not obey, break on, or lose. */
const awkward = fc.constantFrom(
  "@everyone",
  "<!channel>",
  "<@U1|ada>",
  "*bold* _x_ ~~y~~ `z` ||w||",
  "```",
  "[a](https://b.example)",
  "<http://evil.example|https://bank.example>",
  "&lt;!here&gt;",
  "# heading",
  "-# small",
  "> quote",
  "\u001b[31mred\u001b[0m",
  "\u009b2J",
  "\u202eturned",
  "👩‍👩‍👧‍👦",
  "漢字",
  "e\u0301",
  "\u0000",
  "\ud800",
  "a\nb",
  "__proto__",
);

const word = fc.oneof({ weight: 3, arbitrary: fc.string({ minLength: 1, maxLength: 12 }) }, { weight: 1, arbitrary: awkward });

/** Words of about so many characters at most. */
const words = (most: number): fc.Arbitrary<string> =>
  fc.array(word, { minLength: 1, maxLength: 20 }).map((all) => all.join(" ").slice(0, most));
const longWords = fc.tuple(words(200), fc.integer({ min: 1, max: 60 })).map(([text, times]) => Array(times).fill(text).join(" "));
const url = fc.constantFrom("https://docs.aws.amazon.com/", "https://x.example/a_b?c=d&e=(f)#g*h");

const command = fc.record(
  { kind: fc.constant("command" as const), name: fc.constantFrom("week", "join"), rest: words(40) },
  { requiredKeys: ["kind", "name"] },
);
const span: fc.Arbitrary<Span> = fc.oneof(
  command,
  fc.record({ kind: fc.constantFrom("plain" as const, "bold" as const, "italic" as const, "code" as const), text: words(300) }),
  fc.record({ kind: fc.constant("link" as const), text: words(80), url }),
  fc.record({
    kind: fc.constant("member" as const),
    account: fc.record({ platform: fc.constant("terminal" as const), id: fc.constant("terminal:ada"), name: words(40) }),
  }),
  fc.record({
    kind: fc.constant("time" as const),
    at: fc.date({ min: new Date("2020-01-01"), max: new Date("2040-01-01"), noInvalidDate: true }),
    as: fc.constantFrom("date" as const, "time" as const, "from now" as const),
  }),
);
const text: fc.Arbitrary<Text> = fc.oneof(
  { weight: 5, arbitrary: fc.array(span, { maxLength: 5 }) },
  { weight: 1, arbitrary: longWords.map((long): Text => [{ kind: "plain", text: long }]) },
);
const shortText: fc.Arbitrary<Text> = fc.array(span, { minLength: 1, maxLength: 2 });

const press = fc.record({
  action: fc.constantFrom("tick", "board"),
  payload: fc.record({ item: fc.string({ maxLength: 5 }).filter((value) => value.isWellFormed()) }),
});
const button: fc.Arbitrary<Button> = fc.record(
  {
    label: words(60),
    style: fc.constantFrom("main" as const, "plain" as const, "danger" as const),
    press: fc.oneof(press, fc.record({ url })),
    disabled: fc.boolean(),
  },
  { requiredKeys: ["label", "style", "press"] },
);
const row: fc.Arbitrary<ChecklistRow> = fc.record({ text: shortText, done: fc.boolean(), button }, { requiredKeys: ["text", "done"] });
const tableOf = (width: number): fc.Arbitrary<Block> =>
  fc.record({
    kind: fc.constant("table" as const),
    columns: fc.array(words(20), { minLength: width, maxLength: width }),
    rows: fc.array(fc.array(words(30), { minLength: width, maxLength: width }), { maxLength: 30 }),
  });

/** One of each kind, so that a list of blocks is known to be complete. */
const blocks: { readonly [Kind in Block["kind"]]: fc.Arbitrary<Extract<Block, { kind: Kind }>> } = {
  text: fc.record({ kind: fc.constant("text"), text }),
  section: fc.record({ kind: fc.constant("section"), heading: words(150), text }),
  fields: fc.record({
    kind: fc.constant("fields"),
    fields: fc.array(
      fc.record({ name: fc.oneof({ weight: 4, arbitrary: words(40) }, { weight: 1, arbitrary: fc.tuple(command) }), value: shortText }),
      { minLength: 1, maxLength: 15 },
    ),
  }),
  progress: fc
    .record({ label: words(60), done: fc.nat(500), total: fc.nat(500) })
    .map(({ label, done, total }) => ({ kind: "progress", label, done: Math.min(done, total), total })),
  checklist: fc.record({ kind: fc.constant("checklist"), rows: fc.array(row, { maxLength: 30 }) }),
  table: fc.integer({ min: 1, max: 4 }).chain(tableOf) as fc.Arbitrary<Extract<Block, { kind: "table" }>>,
  divider: fc.constant({ kind: "divider" }),
  footer: fc.record({ kind: fc.constant("footer"), text: shortText }),
  buttons: fc.record({ kind: fc.constant("buttons"), buttons: fc.array(button, { minLength: 1, maxLength: 5 }) }),
  choices: fc.record({
    kind: fc.constant("choices"),
    prompt: words(60),
    choices: fc.array(
      fc.record(
        { label: words(60), value: fc.string({ maxLength: 20 }), hint: words(50), selected: fc.boolean() },
        { requiredKeys: ["label", "value"] },
      ),
      { minLength: 1, maxLength: 25 },
    ),
    press,
    pick: fc.constant({ min: 1, max: 1 }),
  }),
};

/** A block of any kind. */
const anyBlock: fc.Arbitrary<Block> = fc.oneof(...Object.values(blocks));

/** Any reply that a handler could give: every kind of block, words that platforms might obey, more than fits a message. */
export const anyReply: fc.Arbitrary<Reply> = fc.record({
  title: fc.oneof({ weight: 4, arbitrary: words(100) }, { weight: 1, arbitrary: fc.tuple(command) }),
  tone: fc.constantFrom("plain" as const, "good" as const, "bad" as const, "notice" as const),
  blocks: fc.array(anyBlock, { maxLength: 12 }),
});

/** Every string that a reader of the words should meet, in order; of a command its name without the slash, for each platform has its own. */
export const wordsIn = (words: Words): readonly string[] =>
  toText(words).flatMap((each) => {
    if ("text" in each) return [each.text];
    if (each.kind === "command") return [each.name, ...(each.rest === undefined ? [] : [each.rest])];
    return each.kind === "member" ? [each.account.name] : [];
  });

/** Every string that a reader of the block should meet, in order; times are left out, for each platform writes its own. */
export function wordsOf(block: Block): readonly string[] {
  switch (block.kind) {
    case "text":
    case "footer":
      return wordsIn(block.text);
    case "section":
      return [block.heading, ...wordsIn(block.text)];
    case "fields":
      return block.fields.flatMap(({ name, value }) => [...wordsIn(name), ...wordsIn(value)]);
    case "progress":
      return [block.label];
    case "checklist":
      return block.rows.flatMap((each) => [...wordsIn(each.text), ...(each.button ? [each.button.label] : [])]);
    case "table":
      return [block.columns, ...block.rows].flat();
    case "divider":
      return [];
    case "buttons":
      return block.buttons.map(({ label }) => label);
    case "choices":
      return [block.prompt, ...block.choices.flatMap(({ label, hint }) => [label, ...(hint ? [hint] : [])])];
    default:
      return block satisfies never;
  }
}
