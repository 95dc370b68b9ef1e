import type { Item, Path, Paths, Question, QuestionOption, QuestionType } from "#core";

// The learning paths that the groups of tests/fixtures/databases walk. They stay as they are: what the old code answered hangs on each word.

type More<T> = Partial<Omit<T, "id" | "title">>;

const item = (id: string, title: string, minutes: number, [fast, relaxed]: readonly [number, number], more: More<Item> = {}): Item => ({
  id,
  title,
  kind: "read",
  minutes,
  weeks: { fast, relaxed },
  domains: [],
  status: "active",
  asOf: "2026-08-31",
  covers: [],
  optional: false,
  asked: true,
  ...more,
});

const dough = { domains: ["BRD-C02/1"] };
const oven = { domains: ["BRD-C02/2"] };

const grain: readonly Item[] = [
  item("scales", "Scales and bowls", 60, [1, 1], { kind: "lab" }),
  item("flour", "Kinds of flour", 90, [1, 1], { ...dough, url: "https://example.com/flour" }),
  item("mill", "A mill of one's own", 45, [1, 2], { optional: true, kind: "watch" }),
  item("water", "Water and salt", 30, [2, 2], dough),
  item("yeast", "Yeast", 120, [2, 3], { ...dough, status: "renamed", replacement: { title: "Yeast and its kin" } }),
];

const kneading: readonly Item[] = [
  item("mixing", "Mixing dough", 60, [3, 4], { ...dough, kind: "lab" }),
  item("kneading", "Kneading dough", 90, [3, 4], { ...dough, kind: "lab", note: "It takes a table that stands firm." }),
  item("resting", "Letting dough rest", 30, [3, 5], dough),
  item("folding", "Folding dough", 45, [4, 5], dough),
  item("sourdough", "Sourdough", 180, [4, 5], { ...dough, kind: "topic" }),
  item("starter", "Keeping a starter", 60, [4, 6], dough),
  item("rye", "Rye", 60, [5, 6], dough),
  item("wholemeal", "Wholemeal", 60, [5, 6], dough),
  item("seeds", "Seeds and nuts", 30, [5, 7], { optional: true }),
  item("shaping", "Shaping loaves", 90, [6, 7], { ...dough, kind: "lab" }),
  item("baskets", "Baskets", 30, [6, 7], {
    status: "closed",
    replacement: { title: "Linen cloth", url: "https://example.com/linen" },
  }),
  item("scoring", "Scoring", 45, [6, 8], dough),
];

const baking: readonly Item[] = [
  item("heat", "Heat and steam", 90, [7, 8], { ...oven, kind: "watch", url: "https://example.com/heat" }),
  item("crust", "Crust and crumb", 60, [7, 9], oven),
  item("old-exam", "The old baker's exam", 300, [8, 9], { kind: "exam", exam: "BRD-C01", status: "ended", asked: false }),
  item("new-exam", "The baker's exam", 300, [8, 10], { kind: "exam", exam: "BRD-C02", asked: false }),
];

const option = (text: string, why: string, right = false, match?: string): QuestionOption => ({
  text,
  why,
  right,
  ...(match && { match }),
});

/** The right ones of a choice stand first. */
const choice = (right: number, ...texts: readonly string[]): readonly QuestionOption[] =>
  texts.map((text, i) => option(text, i < right ? "So it is." : "It is not.", i < right));

function question(id: string, about: string, stem: string, options: readonly QuestionOption[], more: More<Question> = {}): Question {
  const type: QuestionType = options.filter(({ right }) => right).length > 1 ? "multiple" : "single";
  return {
    ...{ id, version: 1, items: [about], type, difficulty: 1, stem, options },
    ...{ source: "https://example.com/bread", checked: "2026-08-31", author: "Cairn" },
    ...more,
  };
}

const first = { domain: "BRD-C02/1" };

const breadQuestions: readonly Question[] = [
  question("bread-01", "flour", "What makes dough stretch?", choice(1, "Gluten", "Starch", "Bran"), first),
  question("bread-02", "flour", "Which two are wheat? (Choose TWO.)", choice(2, "Spelt", "Durum", "Oats", "Rye"), first),
  question(
    "bread-03",
    "scales",
    "In which order?",
    ["Weigh", "Mix", "Knead"].map((text) => option(text, "One after the other.")),
    { type: "ordering" },
  ),
  question(
    "bread-04",
    "flour",
    "Which flour is for what?",
    [
      option("Soft wheat", "It is weak.", false, "Cake"),
      option("Hard wheat", "It is strong.", false, "Bread"),
      option("Durum", "It is hard.", false, "Pasta"),
    ],
    { type: "matching" },
  ),
  question(
    "bread-05",
    "water",
    "How much of what for 1 kg of flour?",
    [
      option("Water", "It is the most.", false, "650 g"),
      option("Salt", "It is little.", false, "20 g"),
      option("Yeast", "It is the least.", false, "5 g"),
    ],
    { ...first, type: "matching" },
  ),
  question("bread-06", "yeast", "What does yeast give off?", choice(1, "A gas", "Salt", "Fat"), first),
  question("bread-07", "yeast", "Where does it sleep?", choice(1, "In the cold", "In the oven", "In steam"), first),
  question("bread-08", "mixing", "What comes first?", choice(1, "Flour", "Seeds", "Oil"), first),
  question("bread-09", "kneading", "When is it enough?", choice(1, "When it stretches", "At once", "Never"), {
    ...first,
    version: 2,
  }),
  question("bread-10", "sourdough", "What is alive in it?", choice(1, "Yeast and bacteria", "Moss", "Nothing"), first),
  question("bread-11", "starter", "What does it eat?", choice(1, "Flour", "Salt", "Air"), { ...first, difficulty: 2 }),
  question("bread-12", "rye", "What does rye lack?", choice(1, "Gluten", "Starch", "Taste"), { ...first, difficulty: 3 }),
  question("bread-13", "rye", "What does rye want?", choice(1, "Acid", "Fat", "Sugar"), first),
  question("bread-14", "heat", "Why steam?", choice(1, "For the crust", "For the salt", "For the flour"), {
    domain: "BRD-C02/2",
  }),
];

/** So long that a button cannot carry what turns the pages of its phase. */
const longId = "dough-by-hand-with-rye-and-wholemeal-and-seeds-in-baskets-or-without-a-basket";

const bread: Path = {
  id: "bread",
  title: "Bread, from grain to loaf",
  short: "Bread",
  asOf: "2026-08-31",
  phases: [
    {
      id: "grain",
      title: "Grain",
      weeks: { fast: 2, relaxed: 3 },
      units: [{ id: "grain", title: "Grain and what it needs", items: grain }],
    },
    { id: longId, title: "Dough", weeks: { fast: 4, relaxed: 5 }, units: [{ id: "dough", title: "Dough by hand", items: kneading }] },
    {
      id: "oven",
      title: "Oven: Hitze, Dampf und Öfen für Brötchen",
      weeks: { fast: 2, relaxed: 2 },
      units: [{ id: "oven", title: "The oven", items: baking }],
    },
  ],
  exams: [
    {
      ...{ code: "BRD-C01", title: "Baker", level: "foundational", status: "ended", asOf: "2026-08-31", ended: "2026-06-30" },
      ...{ replacement: "BRD-C02", minutes: 90, questions: { scored: 50, unscored: 15 }, passMark: 700, types: ["single"] },
      ...{ domains: [{ number: 1, title: "All of it", weight: 100 }], source: "https://example.com/c01" },
    },
    {
      ...{ code: "BRD-C02", title: "Baker", level: "associate", status: "active", asOf: "2026-08-31", opened: "2026-07-01" },
      ...{ questions: { scored: 65, unscored: 0 }, passMark: 720, types: ["single", "multiple", "ordering", "matching"] },
      domains: [
        { number: 1, title: "Dough", weight: 60 },
        { number: 2, title: "Oven", weight: 40 },
      ],
      source: "https://example.com/c02",
    },
  ],
  questions: breadQuestions,
};

/** A second one, so small that its questions run out. */
const knots: Path = {
  id: "knots",
  title: "Knots",
  short: "Knots",
  asOf: "2026-08-31",
  phases: [
    {
      id: "knots",
      title: "Knots",
      weeks: { fast: 4, relaxed: 6 },
      units: [
        {
          id: "knots",
          title: "All of them",
          items: [
            item("ropes", "Ropes", 60, [1, 1]),
            item("bowline", "The bowline", 30, [2, 2], { kind: "lab" }),
            item("hitches", "Hitches", 60, [3, 3]),
            item("splices", "Splices", 90, [3, 4]),
            item("bends", "Bends", 60, [4, 5]),
            item("rigging", "Rigging", 60, [4, 6], { kind: "watch" }),
          ],
        },
      ],
    },
  ],
  exams: [],
  questions: [question("knots-01", "ropes", "What is a rope made of?", choice(1, "Strands", "Glass", "Sand"))],
};

const sails: Path = {
  ...{ ...knots, id: "sails", title: "Sails", short: "Sails" },
  questions: [
    question("sails-01", "ropes", "What is a sheet?", choice(1, "A rope", "A sail", "A bed")),
    question("sails-02", "ropes", "What is a halyard for?", choice(1, "To hoist", "To steer", "To moor")),
  ],
};

const all = [bread, knots, sails];
export const paths: Paths = { all, first: bread, named: (id) => all.find((path) => path.id === id) };
