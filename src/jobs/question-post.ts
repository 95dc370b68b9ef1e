import { stemAndOptions } from "#commands/quiz/asked";
import { answerFromPost, pickFromPost } from "#commands/quiz/buttons";
import { shownKinds } from "#commands/quiz/kinds";
import { topicOf } from "#commands/quiz/wording";
import { count } from "#commands/wording";
import {
  button,
  buttons,
  type Cohort,
  type Day,
  footer,
  type Path,
  paragraph,
  press,
  type Question,
  type Quiz,
  type Reply,
  reply,
  showDate,
  showLetter,
  text,
  when,
} from "#core";

/** The question of the day as it stands in the channel: what is asked, a way to answer, and how many have; nothing else of them. */
export function questionPost({ id: cohort }: Cohort, path: Path, question: Question, quiz: Quiz<Day>, answered: number): Reply {
  const about = { quiz: quiz.id, cohort };
  const ways = shownKinds[quiz.type].draft
    ? [button("Answer", press(answerFromPost, about), "main")]
    : quiz.order.map((_, letter) => button(showLetter(letter), press(pickFromPost, { ...about, place: String(letter) })));
  const { slot, closesAt } = quiz.occasion;
  const isOut = quiz.voidedAt !== undefined;
  return reply(
    `Question of the day · ${showDate(slot)}`,
    ...stemAndOptions(question, quiz),
    ...(isOut ? [paragraph("Something was wrong with this question. It was taken out, and counts for nobody.")] : [buttons(...ways)]),
    footer(
      text`${answered === 0 ? "Nobody has answered yet" : `${count(answered, "answer")} so far`} · closes ${when(closesAt)} · ${topicOf(path, question)}. Only you see what you answer.`,
    ),
  );
}
