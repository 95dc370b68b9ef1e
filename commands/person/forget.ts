import { bad, command, notice, paragraph, slash, text, textOption, z } from "#core";

/** What must be typed, so that nobody is erased by a slip. */
const confirmation = "erase me";

export const forget = command({
  name: "forget",
  summary: "Erase everything I know about you",
  answers: "caller",
  needs: "nothing",
  options: z.object({ confirm: textOption(40).optional().describe(`Type “${confirmation}” to mean it`) }),

  async run({ person, memberships, store }, { confirm }) {
    if (confirm?.toLowerCase() === confirmation) {
      await store.privacy.erase(person.id);
      return notice(
        "You are forgotten",
        paragraph("Your accounts, memberships, progress and points are erased. If you ever write to me again, we begin anew."),
      );
    }
    const groups = memberships.length > 0 ? `, your place in ${memberships.map(({ cohort }) => cohort.name).join(" and ")}` : "";
    const how = paragraph(
      text`To do it, type ${slash("forget", confirmation)}. To stop taking part and keep what you did, ${slash("leave")} is enough.`,
    );
    if (confirm !== undefined) return bad("Nothing was erased", paragraph(`I only do that when you type “${confirmation}”.`), how);
    return notice(
      "This cannot be undone",
      paragraph(
        `I would erase your name, your settings${groups}, every item you ticked off and all your points, at once and for good. Backups that the host of this bot keeps are theirs to clear.`,
      ),
      how,
    );
  },
});
