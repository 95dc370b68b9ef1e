import { layOut, type Path, type Paths, type Question } from "#core";
import { idsFrom } from "../support/ids.ts";
import { item, smallPath, smallPaths } from "../support/path.ts";
import { question, withQuestions } from "../support/questions.ts";
import { idsBegin } from "./conversation.ts";

/** A phase whose list takes two pages, and whose name makes the call for it too long for a button. */
const reading: Path["phases"][number] = {
  id: "reading",
  title: "Read / watch / try / build / show / tell / ask",
  weeks: { fast: 1, relaxed: 1 },
  units: [
    {
      id: "books",
      title: "Books",
      items: Array.from({ length: 14 }, (_, n) => item(`book-${n + 1}`, `Book ${n + 1}`, "read", 30, [7, 9], { optional: n > 0 })),
    },
  ],
};

/** Two right ones of four. */
const four = (id: string): Question["options"] =>
  [true, true, false, false].map((right, n) => ({ text: `option ${n} of ${id}`, right, why: `Because ${n} of ${id} is as it is.` }));

/** One for each week, so that nothing is left to chance, whatever the lot. */
const bank: readonly Question[] = [
  question("first", { domain: "CLF-C02/1" }),
  question("second", { type: "multiple", options: four("second"), domain: "CLF-C02/1", items: ["aws-well-architected-framework"] }),
  question("third", { type: "ordering", domain: "CLF-C02/2", items: ["aws-sdk-for-python-boto3"] }),
  question("fourth", { type: "matching", items: ["aws-cli-essentials"] }),
  question("fifth", { domain: "AIP-C01/1", items: ["amazon-lex"] }),
  question("sixth", { type: "multiple", options: four("sixth"), domain: "AIP-C01/1", items: ["amazon-translate"] }),
];

/** The small path with a long list at its end. */
export const conversationPaths: Paths = withQuestions(
  { ...smallPaths, first: { ...smallPath, phases: [...smallPath.phases, reading] } },
  bank,
);

const pairs = question("lot", { type: "matching" });

/** How a lot falls that is drawn by an id: the order of four options, and that of their partners. */
function lotOf(id: string): string {
  const { order, matchOrder } = layOut(pairs, id);
  return [...order, ...matchOrder].join("");
}

const next = idsFrom(Number.parseInt(idsBegin, 32));
const fitting: string[] = [];

function nextFitting(): string {
  for (;;) {
    const id = next();
    if (lotOf(id) === "10322013") return id;
  }
}

/** Ids by which all lots fall alike: what is shown does not hang on how many ids were given out before. */
export function conversationIds(): () => string {
  let count = 0;
  return () => {
    // They are the same ones for every conversation, and take a while to find.
    if (count === fitting.length) fitting.push(nextFitting());
    return fitting[count++] ?? "";
  };
}
