import { type Blank, z } from "#core";
import { componentType, inputStyle } from "./limits.ts";

/** The form that asks for a blank. Its id is the press, so that what is written comes back with what it is for. */
export const modal = (press: string, { label, longest, lines, present }: Blank) => ({
  custom_id: press,
  title: "Cairn",
  components: [
    {
      type: componentType.label,
      label,
      component: {
        type: componentType.input,
        custom_id: "asked",
        style: lines ? inputStyle.lines : inputStyle.line,
        required: false,
        max_length: longest,
        ...(present && { value: present }),
      },
    },
  ],
});

const submitted = z.object({
  custom_id: z.string(),
  components: z.tuple([z.object({ component: z.object({ type: z.literal(componentType.input), value: z.string().default("") }) })]),
});

/** The press that a form was for, and what was written into it; undefined where the form is none of ours. */
export function writtenInto(data: unknown): { readonly press: string; readonly asked: string } | undefined {
  const form = submitted.safeParse(data).data;
  return form && { press: form.custom_id, asked: form.components[0].component.value };
}
