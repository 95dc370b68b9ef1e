import { clean, z } from "#core";

/** A text on one line, without control characters. */
export const words = (most: number) =>
  z
    .string()
    .max(most)
    .refine((value) => value !== "" && clean(value) === value);
/** The words of a description say what to write: editors see them beside the field, and a fault repeats them. */
export const id = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(40)
  .describe("lower-case words joined by hyphens, at most 40 characters, such as iam-for-security; never changed or used again");
export const examCode = z
  .string()
  .regex(/^[A-Z0-9]+(-[A-Z0-9]+)*$/)
  .max(20);
export const date = z.iso.date();
export const address = z
  .string()
  .regex(/^https:\/\/[a-zA-Z0-9-]+(\.[a-zA-Z0-9-]+)+(:\d+)?(\/[^\s<>"]*)?$/)
  .max(500);
/** A domain of an exam, such as `CLF-C02/1`. */
export const domainName = z.string().regex(/^[A-Z0-9]+(-[A-Z0-9]+)*\/[1-9]\d*$/);
