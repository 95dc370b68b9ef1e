import { resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { actions, order } from "#commands/index";
import type { AnyAction, Pressable } from "#core";
import { commands } from "../../src/features.ts";
import { type Feature, featuresIn, holdersOf, importsIn, ownFiles, readTree, type Tree, without } from "../support/removal.ts";

// A feature comes out as it went in: by its own files and its lines in the lists. That the rest compiles without it, removal.long.test.ts proves.
const tree = readTree();
const features = featuresIn(tree);

test("every command and every post is looked at", () => {
  const named = (folder: string) => features.filter(({ file }) => file.startsWith(folder)).map(({ name }) => name);
  expect(named("commands/").toSorted()).toEqual(commands.map(({ name }) => name).toSorted());
  expect(named("src/jobs/").length).toBeGreaterThanOrEqual(5);
});

describe.each(features.map((feature) => [feature.name, feature] as const))("%s", (name, feature) => {
  test("is imported by its list, and by nobody else", () => {
    expect(holdersOf(tree, feature)).toEqual([]);
    expect(importsIn(feature.list, tree.get(feature.list) ?? "").filter(({ from }) => from === feature.file)).toHaveLength(1);
  });

  test("is gone from the lists with its lines", () => {
    const rest = without(tree, feature);
    expect(tree.size - rest.size).toBe(ownFiles(tree, feature).length);
    expect(rest.get("commands/index.ts")).not.toContain(`"${name}"`);
    for (const [path, code] of rest)
      for (const { from } of importsIn(path, code)) if (tree.has(from)) expect(rest.has(from), `${path} imports ${from}`).toBe(true);
  });
});

test("a command takes along the files that only it needs", () => {
  const own = (name: string) => features.filter((feature) => feature.name === name).flatMap((feature) => ownFiles(tree, feature));
  expect(own("cohort")).toEqual(["commands/group/cohort.ts", "commands/group/edit.ts", "commands/group/people.ts"]);
  expect(own("quiz")).toEqual(["commands/quiz/quiz.ts", "commands/quiz/about.ts"]);
});

test("the order of /help is the one that is written, and what it does not name comes last", () => {
  expect(commands.map(({ name }) => name).slice(0, order.length)).toEqual(order);
});

/** What the modules of commands/ export. */
const exported = await Promise.all(
  [...tree.keys()]
    .filter((path) => path.startsWith("commands/"))
    .map(async (path) => ({ path, values: Object.values((await import(/* @vite-ignore */ resolve(path))) as object) })),
);

const isPressable = (value: unknown): value is Pressable =>
  typeof value === "object" && value !== null && "name" in value && "payload" in value;
const isAction = (value: unknown): value is AnyAction => isPressable(value) && "run" in value;

const buttons = exported.flatMap(({ path, values }) => (/\bbuttons\.ts$/.test(path) ? values.filter(isPressable) : []));
const handlers = exported.flatMap(({ path, values }) =>
  values
    .flatMap((value) => (Array.isArray(value) ? value.filter(isAction) : isAction(value) ? [value] : []))
    .map((action) => ({ path, action })),
);

/** The buttons that no action of the list answers as they are meant. */
const unanswered = (all: readonly Pressable[], list: readonly AnyAction[]) =>
  all.filter(({ name, payload }) => !list.some((action) => action.name === name && action.payload === payload)).map(({ name }) => name);

/** The actions that somebody wrote, and forgot to list. */
const unlisted = (all: readonly { readonly path: string; readonly action: AnyAction }[], list: readonly AnyAction[]) =>
  all.filter(({ action }) => !list.includes(action)).map(({ path, action }) => `${path}: ${action.name}`);

/** What is pressed somewhere and stands in no buttons.ts: whoever draws it would need the file of its action. */
const elsewhere = (files: Tree) =>
  [...files].flatMap(([path, code]) => {
    const known = importsIn(path, code).flatMap(({ from, names }) => (/\bbuttons\.ts$/.test(from) ? names : []));
    const pressed = [...code.matchAll(/\bpress\((\w+)/g)].flatMap(([, name]) => name ?? []);
    const own = /\bbuttons\.ts$/.test(path) ? [...code.matchAll(/^export const (\w+)/gm)].flatMap(([, name]) => name ?? []) : [];
    return pressed.filter((name) => !known.includes(name) && !own.includes(name)).map((name) => `${path}: ${name}`);
  });
const drawers = new Map([...tree].filter(([path]) => path.startsWith("commands/") || path.startsWith("src/jobs/")));

test("every button has its action in a list, and every action its button", () => {
  expect(buttons.length).toBeGreaterThan(50);
  expect(unanswered(buttons, actions)).toEqual([]);
  expect(actions.filter(({ payload }) => !buttons.some((button) => button.payload === payload)).map(({ name }) => name)).toEqual([]);
});

test("every action that a folder has is in its list, once", () => {
  expect(new Set(handlers.map(({ action }) => action)).size).toBe(actions.length);
  expect(new Set(actions).size).toBe(actions.length);
  expect(unlisted(handlers, actions)).toEqual([]);
});

test("whoever draws a button takes it from a buttons.ts", () => {
  expect(elsewhere(drawers)).toEqual([]);
});

describe("the checks themselves can fail", () => {
  const week: Feature = { name: "week", file: "commands/study/week.ts", list: "commands/study/index.ts" };
  const planted = (path: string, code: string): Tree => new Map([...tree, [path, `${code}\n${tree.get(path) ?? ""}`]]);

  test("at somebody who imports a command", () => {
    expect(holdersOf(planted("commands/study/progress.ts", `import { week } from "./week.ts";`), week)).toEqual([
      "commands/study/progress.ts",
    ]);
    expect(holdersOf(planted("src/jobs/nudge.ts", `import type { week } from "#commands/study/week";`), week)).toEqual([
      "src/jobs/nudge.ts",
    ]);
    expect(holdersOf(planted("commands/index.ts", `export { week } from "./study/week.ts";`), week)).toEqual(["commands/index.ts"]);
  });

  test("at a button that nobody answers, or that is answered as another one", () => {
    const [first, ...rest] = actions;
    expect(unanswered(buttons, rest)).toEqual([first?.name]);
    expect(
      unanswered(
        buttons,
        actions.map((action) => (action === first ? { ...action, payload: {} } : action)),
      ),
    ).toEqual([first?.name]);
  });

  test("at an action that was forgotten", () => {
    expect(unlisted(handlers, actions.slice(1)).map((line) => line.split(": ")[1])).toContain(actions[0]?.name);
  });

  test("at a button that is taken from the file of a command", () => {
    const code = `import { showWeek } from "../study/week.ts";\nconst button = press(showWeek, {});`;
    expect(elsewhere(new Map([["commands/group/new.ts", code]]))).toEqual(["commands/group/new.ts: showWeek"]);
  });
});
