import { type Fields, fieldsOf, isFields, isGiven, type Json, listOf, numberOf, textOf } from "../json.ts";
import { type Fault, fault, type Path, refuse, refuseFaults } from "../refusal.ts";
import { flag } from "../words.ts";
import { componentFaults } from "./components.ts";
import { everyComponent } from "./tree.ts";

/** What a check of a message's body must know beside the body. */
export interface MessageContext {
  /** Where the message stands in the request's body: an interaction's callback has it in `data`. */
  readonly at: Path;
  /** The message that is edited. */
  readonly before?: { readonly flags: number; readonly content: string; readonly embeds: readonly Json[] };
  /** Names of the files that came with the request, or that the message has already. */
  readonly files: readonly string[];
}

/** Refuses a message's body that Discord, or this project, does not take. */
export function checkMessage(body: Fields, context: MessageContext): void {
  refuseFaults(messageFaults(body, context));
  const isNew = !context.before || (context.before.flags & flag.loading) !== 0;
  if (isNew && isEmpty(body, context.files)) refuse("a message is not empty");
  if (processedSize(body) > 10_170) refuse("text displays have at most 10,170 bytes");
}

function* messageFaults(body: Fields, { at, before, files }: MessageContext): Iterable<Fault> {
  const v2 = hasComponentsV2(body, before);
  if (textOf(body.content).length > 2000) yield fault("content has at most 2000 characters", ...at, "content");
  if (textOf(body.nonce).length > 25) yield fault("a nonce has at most 25 characters", ...at, "nonce");
  if (Math.max(files.length, listOf(body.attachments).length) > 10) yield fault("a message has at most 10 files", ...at, "attachments");
  yield* embedFaults(listOf(body.embeds), [...at, "embeds"]);
  yield* mentionFaults(body.allowed_mentions, [...at, "allowed_mentions"]);
  if (v2) yield* legacyFaults(body, before, at);
  if (isGiven(body.flags) && !hasComponentsV2(body) && before && hasComponentsV2(before)) {
    yield fault("the Components V2 flag is never taken back", ...at, "flags");
  }
  yield* componentFaults(listOf(body.components), [...at, "components"], v2);
  yield* attachmentFaults(body, files, at);
}

const hasComponentsV2 = (body: { readonly flags?: Json | undefined }, before?: { readonly flags: number }): boolean =>
  ((numberOf(body.flags) | (before?.flags ?? 0)) & flag.componentsV2) !== 0;

/** An edit that turns an old message into Components V2 must clear what it had. */
function* legacyFaults(body: Fields, before: MessageContext["before"], at: Path): Iterable<Fault> {
  for (const field of ["content", "embeds", "poll", "sticker_ids"]) {
    const value = body[field];
    const had = field === "content" ? before?.content : field === "embeds" ? before?.embeds.length : undefined;
    const remains = value === undefined && Boolean(had);
    if (remains || (isGiven(value) && value !== "" && !isEmptyList(value))) {
      yield fault("Components V2 go without content, embeds, poll and stickers", ...at, field);
    }
  }
}

const isEmptyList = (value: Json | undefined) => Array.isArray(value) && value.length === 0;

const embedLengths = { title: 256, description: 4096 } as const;

function* embedFaults(embeds: readonly Json[], at: Path): Iterable<Fault> {
  if (embeds.length > 10) yield fault("at most 10 embeds", ...at);
  let sum = 0;
  for (const [index, value] of embeds.entries()) {
    const embed = fieldsOf(value);
    const parts: [string, number, Path][] = [
      [textOf(embed.title), embedLengths.title, ["title"]],
      [textOf(embed.description), embedLengths.description, ["description"]],
      [textOf(fieldsOf(embed.footer).text), 2048, ["footer", "text"]],
      [textOf(fieldsOf(embed.author).name), 256, ["author", "name"]],
    ];
    const fields = listOf(embed.fields);
    if (fields.length > 25) yield fault("an embed has at most 25 fields", ...at, index, "fields");
    for (const [number, field] of fields.entries()) {
      const { name, value } = fieldsOf(field);
      parts.push([textOf(name), 256, ["fields", number, "name"]], [textOf(value), 1024, ["fields", number, "value"]]);
      if (textOf(name) === "" || textOf(value) === "") {
        yield fault("an embed's field has a name and a value", ...at, index, "fields", number);
      }
    }
    for (const [text, most, where] of parts) {
      sum += text.length;
      if (text.length > most) {
        yield { ...fault("an embed's parts keep their lengths", ...at, index, ...where), says: `Must be ${most} or fewer in length.` };
      }
    }
  }
  if (sum > 6000) yield fault("embeds have at most 6000 characters together", ...at);
}

/** Our rule: nothing pings but people who are named by id, whatever a name or a title contains. */
function* mentionFaults(mentions: Json | undefined, at: Path): Iterable<Fault> {
  const { parse, users, replied_user, ...others } = fieldsOf(mentions);
  const silent = isEmptyList(parse) && !isGiven(others.roles) && replied_user !== true;
  if (!isFields(mentions) || !silent) yield fault("allowed_mentions is given, with parse: []", ...at);
  if (listOf(users).length > 100) yield fault("at most 100 users may be mentioned", ...at, "users");
}

function* attachmentFaults(body: Fields, files: readonly string[], at: Path): Iterable<Fault> {
  const shown = [
    ...[...everyComponent(listOf(body.components))].flatMap(({ component }) => [component.media, component.file]),
    ...[...everyComponent(listOf(body.components))].flatMap(({ component }) => listOf(component.items).map((item) => fieldsOf(item).media)),
    ...listOf(body.embeds).flatMap((embed) => [fieldsOf(embed).image, fieldsOf(embed).thumbnail]),
  ];
  for (const media of shown) {
    const url = textOf(fieldsOf(media).url);
    if (url.startsWith("attachment://") && !files.includes(url.slice("attachment://".length))) {
      yield { ...fault("an attachment that is shown is uploaded", ...at), says: `${url} is not among the files.` };
    }
  }
}

function isEmpty(body: Fields, files: readonly string[]): boolean {
  const lists = ["embeds", "components", "sticker_ids"].some((field) => listOf(body[field]).length > 0);
  return textOf(body.content).trim() === "" && !lists && !isGiven(body.poll) && files.length === 0;
}

function processedSize(body: Fields): number {
  const texts = [...everyComponent(listOf(body.components))].filter(({ component }) => component.type === 10);
  return texts.reduce((sum, { component }) => sum + Buffer.byteLength(textOf(component.content)) + 12, 0);
}
