import { expect, test } from "vitest";
import { examStatuses, isRequired, itemKinds, itemStatuses, itemsOf, itemsOfWeek, paces, questionTypes, weekCount } from "#core";
import { smallPath } from "./path.ts";

const items = itemsOf(smallPath);
const codes = smallPath.exams.map(({ code }) => code);
const domains = smallPath.exams.flatMap(({ code, domains }) => domains.map(({ number }) => `${code}/${number}`));

test("the small path is as sound as the curriculum has to be", () => {
  expect(new Set(items.map(({ id }) => id)).size).toBe(items.length);
  for (const pace of paces) {
    for (let week = 1; week <= weekCount(smallPath, pace); week++)
      expect(itemsOfWeek(smallPath, pace, week).filter(isRequired), `${pace}, week ${week}`).not.toEqual([]);
    expect(Math.max(...items.map(({ weeks }) => weeks[pace]))).toBe(weekCount(smallPath, pace));
  }
  for (const item of items) expect(domains).toEqual(expect.arrayContaining([...item.domains]));
  for (const { exam, id } of items) if (exam) expect(codes, id).toContain(exam);
  for (const { code, domains } of smallPath.exams)
    expect([code, domains.reduce((sum, { weight }) => sum + weight, 0)]).toEqual([code, 100]);
  for (const question of smallPath.questions) {
    expect(domains, question.id).toContain(question.domain);
    for (const id of question.items)
      expect(items.find((item) => item.id === id && item.asked)?.domains, question.id).toContain(question.domain);
  }
});

test("the small path has one of each kind, so that no view of it goes unseen", () => {
  expect(new Set(items.map(({ kind }) => kind))).toEqual(new Set(itemKinds));
  expect(new Set(items.map(({ status }) => status))).toEqual(new Set(itemStatuses));
  expect(new Set(smallPath.questions.map(({ type }) => type))).toEqual(new Set(questionTypes));
  expect(smallPath.exams.map(({ status }) => status)).toEqual(expect.arrayContaining(examStatuses.filter((status) => status !== "beta")));
});

test("30 hours count", () => {
  expect(items.filter(isRequired).reduce((sum, { minutes }) => sum + minutes, 0)).toBe(30 * 60);
});
