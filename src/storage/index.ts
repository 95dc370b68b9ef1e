import { fileURLToPath } from "node:url";
import type { Store } from "#core";
import { clockStore } from "./clock.ts";
import type { Engine } from "./engine.ts";
import { channelStore } from "./group/channels.ts";
import { cohortStore } from "./group/cohorts.ts";
import { nudgeStore } from "./person/nudges.ts";
import { peopleStore } from "./person/people.ts";
import { privacyStore } from "./person/privacy.ts";
import { unaskedStore } from "./person/unasked.ts";
import { answerStore } from "./quiz/answers.ts";
import { quizStore } from "./quiz/quizzes.ts";
import { reportStore } from "./quiz/reports.ts";
import { registrationStore } from "./registrations.ts";
import { postStore } from "./rhythm/posts.ts";
import { runStore } from "./rhythm/runs.ts";
import { scheduleStore } from "./rhythm/schedules.ts";
import { boardStore } from "./study/boards.ts";
import { progressStore } from "./study/progress.ts";
import { creditStore } from "./study/rebuild.ts";

/** Opens the store behind a URL and brings its tables up to date. Where that cannot be, throws a sentence that says why and what to look at. */
export async function openStore(url: string): Promise<Store> {
  try {
    return storeOn(await openEngine(url));
  } catch (error) {
    const reason =
      error instanceof AggregateError ? error.errors.map(String).join("; ") : error instanceof Error ? error.message : String(error);
    throw new Error(`The database cannot be opened: ${reason}\nIs it there, and is DATABASE_URL right? See .env.example.`, {
      cause: error,
    });
  }
}

/** The engine alone: for tests, and for tools that look at whole tables. @internal */
export async function openEngine(url: string): Promise<Engine> {
  if (url.startsWith("file:")) {
    const { openSqlite } = await import("./sqlite/engine.ts");
    return openSqlite(url.startsWith("file://") ? fileURLToPath(url) : url.slice("file:".length));
  }
  if (/^postgres(ql)?:\/\//.test(url)) {
    const { openPostgres } = await import("./postgres/engine.ts");
    return openPostgres(url);
  }
  // Not the whole of it: there may be a password in it.
  throw new Error(
    `The database's address begins with "${url.split(":")[0]}:"; give a file, such as file:cairn.db, or a server, such as postgres://user:password@host/cairn.`,
  );
}

/** What the core asks for, on an engine. @internal */
export function storeOn(engine: Engine): Store {
  return {
    people: peopleStore(engine),
    cohorts: cohortStore(engine),
    channels: channelStore(engine),
    progress: progressStore(engine),
    credit: creditStore(engine),
    quizzes: quizStore(engine),
    answers: answerStore(engine),
    reports: reportStore(engine),
    boards: boardStore(engine),
    nudges: nudgeStore(engine),
    unasked: unaskedStore(engine),
    schedules: scheduleStore(engine),
    runs: runStore(engine),
    posts: postStore(engine),
    privacy: privacyStore(engine),
    clock: clockStore(engine),
    registrations: registrationStore(engine),
    backup: (file) => engine.backup(file),
    close: () => engine.close(),
  };
}
