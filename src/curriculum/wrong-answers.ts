import { writeFileSync } from "node:fs";
import { type Answered, type Paths, questionNamed, type Store } from "#core";
import { type WrongAnswer, wrongAnswersAnki, wrongAnswersCsv } from "./export.ts";

/**
 * Writes the questions that an account's owner has not got right when they answered them last, into a CSV file or a text
 * for Anki (.txt); what may still be changed is left out. A sentence that says what became of it; throws one where it cannot.
 */
export async function exportWrongAnswers(store: Store, paths: Paths, account: string, file: string): Promise<string> {
  const write = /\.csv$/i.test(file) ? wrongAnswersCsv : /\.txt$/i.test(file) ? wrongAnswersAnki : undefined;
  if (!write) throw new Error("Name a file that ends in .csv, or in .txt for Anki.");
  const person = await store.people.byAccount(account);
  if (!person)
    throw new Error(`Nobody is known by the account ${account}. It is written like discord:123456789012345678 or slack:T0123:U0123.`);
  const wrong: WrongAnswer[] = [];
  for (const path of paths.all) {
    const latest = new Map((await store.answers.history(person.id, path.id)).map((answered) => [answered.question, answered]));
    for (const answered of latest.values()) {
      const question = questionNamed(path, answered.question);
      if (question?.version === answered.version && isWrong(answered)) wrong.push({ ...answered, question });
    }
  }
  writeFileSync(file, write(wrong));
  return `Wrote ${wrong.length} question${wrong.length === 1 ? "" : "s"} to ${file}.`;
}

const isWrong = ({ right, lockedAt }: Answered) => !right && lockedAt !== undefined;
