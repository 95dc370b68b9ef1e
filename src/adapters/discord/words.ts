import { between, type Markup, stretch } from "#core";
import { userOf } from "./account.ts";
import { escaped, inlineCode, maskedLink } from "./escape.ts";

/** Discord's markdown. */
export const markup: Markup = {
  sent: (words) => words,
  escaped,
  bold: (words) => between("**", escaped(words)),
  italic: (words) => between("*", escaped(words)),
  code: inlineCode,
  link: maskedLink,
  member({ id }) {
    const user = userOf(id);
    return user === undefined ? undefined : stretch(`<@${user}>`, [user]);
  },
  command: ({ name, id }) => (id === undefined ? undefined : `</${name}:${id}>`),
  time: ({ at, as }) => `<t:${Math.floor(at.getTime() / 1000)}:${{ date: "D", time: "t", "from now": "R" }[as]}>`,
  // Marks that touch, such as `**a***b*`, would be read together: a space without width keeps them apart.
  seam: (before, after) => (/[*`]$/.test(before) && /^[*`]/.test(after) ? "\u200b" : ""),
  // A backslash before it, marks around it.
  growth: 4,
};
