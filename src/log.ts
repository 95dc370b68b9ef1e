import type { Caller, Log } from "#core";

/**
 * Written for whoever runs the bot, on the standard error: standard output belongs to the conversation. pino is loaded when
 * there is something to write, for a start should not wait for it.
 */
export function createLog(): Log {
  const write =
    (level: "info" | "warn" | "error") =>
    (details: object, sentence: string): void =>
      void pinoLogger().then((logger) => logger[level](details, sentence));
  return { info: write("info"), warn: write("warn"), error: write("error") };
}

/** Writes down a bug, with who met it, and nothing that they wrote. */
export const reportTo =
  (log: Log) =>
  (error: unknown, call: { readonly kind?: string; readonly from: Caller }): void =>
    log.error({ err: error, kind: call.kind, account: call.from.account.id }, "A call could not be answered");

let made: Promise<import("pino").Logger> | undefined;
const pinoLogger = () => {
  made ??= import("pino").then(({ pino }) => pino({ serializers: { err: outlineOf } }, pino.destination({ dest: 2, sync: true })));
  return made;
};

/** What may be written of an error. drizzle puts the values of a statement into its message, and they are what members typed. @internal */
export function outlineOf(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const { name, stack, cause } = error;
  const code = "code" in error ? { code: error.code } : {};
  return {
    name,
    ...code,
    message: withoutValues(error.message),
    stack: stack && withoutValues(stack),
    ...(cause !== undefined && { cause: outlineOf(cause) }),
  };
}

/** From `params:` on to the end of the message; the places in the code that follow it stay. */
const withoutValues = (words: string): string => words.replace(/\nparams: [\s\S]*?(?=\n {4}at |$)/, "\nparams: (left out)");
