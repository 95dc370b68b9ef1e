import { relative } from "node:path";

/** What is wrong in a curriculum, where, and what to write instead. */
export interface Fault {
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
  readonly message: string;
}

/** `curriculum/aws-ai-ml/path.yaml:41: minutes is missing: write …`; a file below the working directory is named from there. */
export function showFault({ file, line, message }: Fault): string {
  const short = relative(process.cwd(), file);
  return `${short === "" || short.startsWith("..") ? file : short}:${line}: ${message}`;
}
