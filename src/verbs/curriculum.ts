import { answerCurriculum, curriculumVerbs } from "../curriculum/verbs.ts";
import type { Verb } from "./verb.ts";

export const curriculum: Verb = {
  name: "curriculum",
  usage: curriculumVerbs.map(({ name, takes, does }) => ({ takes: `${name} ${takes}`, does })),
  run: (words, { config, today }) => answerCurriculum(config.curriculum, words, today),
};
