import { z } from "zod";
import { action, type Context, press, type Suggestion } from "./command.ts";
import type { OptionSpec } from "./options.ts";
import type { Call } from "./platform.ts";
import { bad, choices, notice, paragraph, type Reply } from "./reply.ts";

/** Asks for the one option that a line left out, with what there is to offer for it: instead of a list that narrows as one types. */
export async function askMissing(
  { store, person, newId, now }: Context,
  call: Call & { readonly kind: "line" },
  option: OptionSpec,
  offers: readonly Suggestion[],
): Promise<Reply> {
  const kept = newId();
  // What is picked goes right behind the option's name.
  const line = `${call.line} ${option.name}:`;
  await store.people.keepCall({ id: kept, person: person.id, call: { ...call, line }, at: now });
  return notice(
    option.summary,
    choices("Pick one of these, or give the command again with words behind it.", press(fillMissing, { kept }), offers),
  );
}

/** Answers the line that was put aside, with what was picked for the option that it left out. */
export const fillMissing = action({
  name: "fill",
  answers: "in place",
  needs: "nothing",
  payload: z.object({ kept: z.string() }),

  async run({ store, person, from, stamp, answer, picked: [value] }, { kept: id }) {
    const kept = await store.people.keptCall(id, person.id);
    if (kept?.call.kind !== "line" || value === undefined)
      return bad("That question is too old", paragraph("Please give the command once more."));
    return answer({ kind: "line", id: stamp.callId, line: `${kept.call.line}"${value.replaceAll('"', "")}"`, from });
  },
});
