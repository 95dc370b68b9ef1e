import { type Fields, isFields, isTrue, type Json, listOf, textOf } from "../json.ts";
import type { Path } from "../refusal.ts";
import type { ReportRuleName } from "../rules.ts";
import type { World } from "../world.ts";

// What Slack lets pass and this project does not. Bare addresses count with http:// or https:// alone.

interface Found {
  readonly rule: ReportRuleName;
  readonly at: Path;
  readonly text: string;
}

export function reportMessage(world: World, body: Fields, method: string): void {
  keep(world, method, messageReports(world, body));
}

export function reportView(world: World, view: Fields, method: string): void {
  keep(world, method, blocksReports(world, listOf(view.blocks), ["view", "blocks"]));
}

function keep(world: World, method: string, found: Iterable<Found>): void {
  for (const { rule, at, text } of found) world.reports.push({ rule, method, at: `/${at.join("/")}`, text });
}

function* messageReports(world: World, body: Fields): Iterable<Found> {
  const text = textOf(body.text);
  const markdown = textOf(body.markdown_text);
  if (text === "" && markdown === "") yield { rule: "a message has a top-level text", at: ["text"], text: "" };
  if (isTrue(body.link_names) || body.parse === "full") yield { rule: "names are not turned into mentions", at: ["text"], text };
  yield* mrkdwnReports(world, text, ["text"], { links: body.parse !== "none", names: isTrue(body.link_names) || body.parse === "full" });
  yield* markdownReports(world, markdown, ["markdown_text"]);
  yield* blocksReports(world, listOf(body.blocks), ["blocks"]);
}

function* blocksReports(world: World, value: Json | undefined, at: Path): Iterable<Found> {
  if (Array.isArray(value)) {
    for (const [index, inner] of value.entries()) yield* blocksReports(world, inner, [...at, index]);
    return;
  }
  if (!isFields(value)) return;
  const type = textOf(value.type);
  if (type === "mrkdwn") {
    const parsed = value.verbatim !== true;
    yield* mrkdwnReports(world, textOf(value.text), [...at, "text"], { links: parsed, names: parsed });
  }
  if (type === "markdown") yield* markdownReports(world, textOf(value.text), [...at, "text"]);
  if (type === "user") yield* mentionReports(world, textOf(value.user_id), at);
  if (type === "broadcast" || type === "usergroup") yield { rule: "nobody is pinged at large", at, text: textOf(value.range) };
  for (const field of ["url", "image_url", "title_url"]) yield* linkReports(world, textOf(value[field]), [...at, field]);
  for (const [key, inner] of Object.entries(value)) yield* blocksReports(world, inner, [...at, key]);
}

const markup =
  /<(?:@[UW][A-Z0-9]+|#[CG][A-Z0-9]+|!date\^[^<>|]+|!subteam\^[A-Z0-9]+|!(?:here|channel|everyone|group)|(?:https?|mailto|tel):[^<>|]*)(?:\|[^<>]*)?>/g;

/** `auto`: what Slack makes of bare words. */
function* mrkdwnReports(world: World, text: string, at: Path, auto: { readonly links: boolean; readonly names: boolean }): Iterable<Found> {
  for (const [found] of text.matchAll(markup)) {
    const [inner = ""] = found.slice(1, -1).split("|");
    if (/^!(?!date)/.test(inner)) yield { rule: "nobody is pinged at large", at, text: found };
    else if (inner.startsWith("@")) yield* mentionReports(world, inner.slice(1), at);
    else if (/^[a-z]/.test(inner)) yield* linkReports(world, inner, at);
  }
  const bare = text.replaceAll(markup, " ");
  if (/&(?!(?:amp|lt|gt);)|</.test(bare) || bare.replaceAll(/^ *>+/gm, "").includes(">")) yield { rule: "& < > are escaped", at, text };
  yield* bareReports(world, bare, at, auto);
}

/** Mentions are parsed there too; links have another form. */
function* markdownReports(world: World, text: string, at: Path): Iterable<Found> {
  for (const [, target = ""] of text.matchAll(/\]\(\s*<?([^)\s>]+)/g)) yield* linkReports(world, target, at);
  for (const [found, inner = ""] of text.matchAll(/<([@!][^<>|]+)(?:\|[^<>]*)?>/g)) {
    if (inner.startsWith("@")) yield* mentionReports(world, inner.slice(1), at);
    else if (!inner.startsWith("!date")) yield { rule: "nobody is pinged at large", at, text: found };
  }
  yield* bareReports(world, text.replaceAll(/\]\([^)]*\)/g, " "), at, { links: true, names: true });
}

function* bareReports(world: World, text: string, at: Path, auto: { readonly links: boolean; readonly names: boolean }): Iterable<Found> {
  if (auto.links) for (const [address] of text.matchAll(/https?:\/\/[^\s<>|)]*[^\s<>|).,;:!?]/gi)) yield* linkReports(world, address, at);
  if (!auto.names) return;
  for (const [found] of text.matchAll(/(?<![\p{L}\d])@(?:here|channel|everyone)\b/gu))
    yield { rule: "nobody is pinged at large", at, text: found };
}

function* mentionReports(world: World, id: string, at: Path): Iterable<Found> {
  if (!world.allowed.mentions.has(id)) yield { rule: "nobody is mentioned but who may be", at, text: id };
}

/** A host's own subdomains are known with it. */
function* linkReports(world: World, address: string, at: Path): Iterable<Found> {
  if (address === "") return;
  const url = URL.parse(address);
  const host = url && ["http:", "https:"].includes(url.protocol) ? url.hostname : "";
  const known = [...world.allowed.hosts].some((each) => host === each || host.endsWith(`.${each}`));
  if (!known) yield { rule: "links lead to known hosts", at, text: address };
}

/** What an answer through a response_url says about the message that it answers. */
export function reportResponse(world: World, body: Fields, hasOriginal: boolean): void {
  const says = ["replace_original", "delete_original"].filter((field) => body[field] !== undefined);
  const wants = says.filter((field) => isTrue(body[field]));
  const report = (rule: ReportRuleName, field: string) => world.reports.push({ rule, method: "response_url", at: `/${field}`, text: "" });
  if (!hasOriginal && wants[0]) report("a command's answer has no original", wants[0]);
  if (hasOriginal && says.length === 0) report("an answer to a press says whether it replaces", "replace_original");
}
