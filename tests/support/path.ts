import type { Exam, Item, ItemKind, Path, Paths, Question } from "#core";
import { question } from "./questions.ts";

const checked = "2026-11-23";

/** An item in the weeks of both plans, the fast one first. */
export const item = (
  id: string,
  title: string,
  kind: ItemKind,
  minutes: number,
  [fast, relaxed]: [number, number],
  more: Partial<Item> = {},
): Item => ({
  ...{ id, title, kind, minutes, url: `https://aws.amazon.com/${id}/`, weeks: { fast, relaxed }, domains: [], status: "active" },
  ...{ asOf: checked, covers: [], optional: false, asked: true },
  ...more,
});

const foundation: Path["phases"][number] = {
  id: "cloud-fundamentals",
  title: "Cloud Fundamentals",
  weeks: { fast: 2, relaxed: 3 },
  units: [
    {
      id: "cloud-concepts",
      title: "Cloud Concepts",
      items: [
        item("aws-cloud-practitioner-essentials", "AWS Cloud Practitioner Essentials", "watch", 480, [1, 1], {
          url: "https://skillbuilder.aws/",
          domains: ["CLF-C02/1"],
        }),
        item("a-cloud-guru-cloud-practitioner", "A Cloud Guru: AWS Certified Cloud Practitioner", "watch", 240, [2, 2], {
          status: "renamed",
          replacement: { title: "Pluralsight", url: "https://www.pluralsight.com/" },
          note: "The course is paid, and nothing later depends on it.",
          optional: true,
          asked: false,
        }),
      ],
    },
    {
      id: "core-services",
      title: "Core Services",
      items: [
        item("aws-free-tier-account-setup", "AWS Free Tier Account Setup", "lab", 90, [1, 2], { asked: false }),
        item("aws-well-architected-framework", "AWS Well-Architected Framework", "read", 540, [2, 3], {
          domains: ["CLF-C02/1", "CLF-C02/2"],
        }),
      ],
    },
  ],
};

const services: Path["phases"][number] = {
  id: "services-and-exams",
  title: "Services and Exams",
  weeks: { fast: 4, relaxed: 5 },
  units: [
    {
      id: "developer-tools",
      title: "Developer Tools",
      items: [
        item("aws-sdk-for-python-boto3", "AWS SDK for Python (Boto3)", "lab", 240, [3, 4], { domains: ["CLF-C02/2"] }),
        item("aws-cli-essentials", "AWS CLI Essentials", "lab", 180, [4, 5], { note: "Install version 2." }),
      ],
    },
    {
      id: "ai-services",
      title: "AI Services",
      items: [
        item("amazon-lex", "Amazon Lex", "lab", 120, [5, 6], { domains: ["AIP-C01/1"] }),
        item("amazon-lookout-for-vision", "Amazon Lookout for Vision", "read", 30, [4, 5], {
          status: "ended",
          replacement: { title: "a vision model on SageMaker AI" },
        }),
        item("amazon-translate", "Amazon Translate", "topic", 60, [6, 7], { domains: ["AIP-C01/1"] }),
        item("amazon-kendra", "Amazon Kendra", "lab", 90, [6, 8], {
          status: "closed",
          replacement: { title: "Amazon Bedrock Managed Knowledge Base", url: "https://docs.aws.amazon.com/bedrock/" },
        }),
      ],
    },
    {
      id: "exam-preparation",
      title: "Exam preparation",
      items: [
        item("clf-c02-practice", "Cloud Practitioner full mock", "exam", 120, [5, 6], { exam: "CLF-C02", optional: true, asked: false }),
        item("aws-certified-ml-specialty", "AWS Certified Machine Learning - Specialty", "exam", 60, [6, 8], {
          status: "ended",
          replacement: { title: "AWS Certified Generative AI Developer (AIP-C01)" },
          exam: "MLS-C01",
          note: "Its last day was 2026-03-31. Look at AIP-C01 as your next step instead.",
          asked: false,
        }),
      ],
    },
  ],
};

const exam = (code: string, title: string, level: string, weights: readonly number[], more: Partial<Exam> = {}): Exam => ({
  ...{ code, title, level, status: "active", asOf: checked, minutes: 90, questions: { scored: 50, unscored: 10 }, passMark: 700 },
  types: ["single", "multiple", "ordering", "matching"],
  domains: weights.map((weight, i) => ({ number: i + 1, title: `Part ${i + 1} of ${code}`, weight })),
  source: `https://docs.aws.amazon.com/${code}.html`,
  ...more,
});

/** Three questions of each type: of the first week, of the third, and of the fifth. */
const questions: readonly Question[] = (["single", "multiple", "ordering", "matching"] as const).flatMap((type) => [
  question(`${type}-1`, { type, domain: "CLF-C02/1" }),
  question(`${type}-2`, { type, domain: "CLF-C02/2", items: ["aws-sdk-for-python-boto3"] }),
  question(`${type}-3`, { type, domain: "AIP-C01/1", items: ["amazon-lex"] }),
]);

/**
 * A path of the tests' own, so that the real one can be edited without them: two phases, twelve items of 30 hours that count,
 * six weeks fast (9 h 30 min, 9 h, 4 h, 3 h, 2 h, 2 h 30 min) and eight relaxed.
 */
export const smallPath: Path = {
  id: "small",
  title: "A small path into the cloud",
  short: "Small",
  asOf: checked,
  phases: [foundation, services],
  disclaimer: "Unofficial, and not affiliated with AWS.",
  exams: [
    exam("CLF-C02", "AWS Certified Cloud Practitioner", "foundational", [60, 40]),
    exam("MLS-C01", "AWS Certified Machine Learning - Specialty", "specialty", [100], {
      status: "ended",
      ended: "2026-03-31",
      replacement: "AIP-C01",
    }),
    exam("AIP-C01", "AWS Certified Generative AI Developer - Professional", "professional", [70, 30], { minutes: 180, passMark: 750 }),
  ],
  questions,
};

export const smallPaths: Paths = {
  all: [smallPath],
  first: smallPath,
  named: (id) => (id === smallPath.id ? smallPath : undefined),
};
