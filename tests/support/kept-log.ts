import type { Log, Paths } from "#core";

/** What is written down for whoever runs the bot. */
export function keptLog(): Log & { readonly lines: string[] } {
  const lines: string[] = [];
  const write = (level: string) => (details: object, sentence: string) =>
    void lines.push(`${level}: ${sentence}${"err" in details ? `: ${details.err}` : ""}`);
  return { lines, info: write("info"), warn: write("warn"), error: write("error") };
}

/** A path with nothing in it, which is all that a scheduler asks of one. */
const anyPath = { id: "aws", phases: [], exams: [] } as unknown as Paths["first"];
export const paths: Paths = { all: [anyPath], first: anyPath, named: (id) => (id === anyPath.id ? anyPath : undefined) };
