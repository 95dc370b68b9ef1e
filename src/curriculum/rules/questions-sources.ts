import { addDays, closest, daysBetween, type LocalDate } from "#core";
import { faultAt } from "../draft.ts";
import type { Fault } from "../fault.ts";
import { bankKinds } from "../kinds.ts";
import type { OptionEntry } from "../schema-questions.ts";
import type { VendorFile } from "../schema-vendor.ts";
import { type Bank, questionsIn } from "./bank.ts";
import { entriesOf, listed } from "./entries.ts";

/** After so many days somebody looks again whether a source still says what the key says. */
const mostDaysUnchecked = 180;

/** A source is an official page, as far as vendor.yaml says which are. */
export function* unofficialSources(bank: Bank): Iterable<Fault> {
  const hosts = (bank.vendor?.draft?.official_hosts ?? []).flatMap((host) => host ?? []);
  if (hosts.length === 0) return;
  for (const { file, at, entry } of questionsIn(bank)) {
    if (entry.source === undefined) continue;
    const { host } = new URL(entry.source);
    if (hosts.includes(host)) continue;
    const [near] = closest(host, hosts, (one) => one, 1);
    yield faultAt(file, [...at, "source"], `source is on ${host}: write a page of ${near ?? hosts.join(", ")}`);
  }
}

/** Whoever asks questions says where the official pages are. */
export function* missingVendor({ vendor, files }: Bank): Iterable<Fault> {
  const [first] = files;
  if (!vendor && first)
    yield faultAt(first, [], "there are questions, but no vendor.yaml beside path.yaml: write one, with the hosts of official pages");
}

/** Nobody can start with a closed service, so it is no answer, unless the stem speaks of the closure. */
export function* closedAnswers(bank: Bank): Iterable<Fault> {
  const closed = [...closedServices(bank), ...closedItems(bank)];
  for (const { file, at, entry } of questionsIn(bank)) {
    if (entry.stem !== undefined && speaksOfClosure.test(entry.stem)) continue;
    for (const { at: where, entry: option } of listed<OptionEntry>(entry.options, [...at, "options"])) {
      const isKey = option.right || (entry.type && bankKinds[entry.type].key);
      const found = isKey && closed.find(({ name }) => names(`${option.text ?? ""}\n${option.match ?? ""}`, name));
      if (found)
        yield faultAt(
          file,
          [...where, "text"],
          `${found.name} takes no new customers, and the right answer needs it: write ${found.instead} instead, or let the stem say that it is closed`,
        );
    }
  }
}

const speaksOfClosure =
  /\b(closed to|closes to|is closed|was closed|closure|no longer|new customers?|new accounts?|discontinued|has ended|since .+ ended|end of support|maintenance mode|cannot (use|enable|start with))\b/i;

const closedServices = ({ vendor }: Bank) =>
  listed<VendorFile["closed_services"][number]>(vendor?.draft?.closed_services, []).flatMap(({ entry: { name, instead } }) =>
    name !== undefined && instead !== undefined ? [{ name, instead }] : [],
  );

/** As their titles name them; a single common word, such as Forecast, needs its maker's name beside it. */
const closedItems = ({ path, vendor }: Bank) =>
  entriesOf(path).items.flatMap(({ entry: { title, status, replacement } }) =>
    title !== undefined && (status === "closed" || status === "ended")
      ? [title, withoutMaker(title, vendor?.draft?.makers ?? [])].map((name) => ({
          name,
          instead: replacement?.title ?? "what replaces it",
        }))
      : [],
  );

function withoutMaker(title: string, makers: readonly (string | undefined)[]): string {
  const maker = makers.find((name) => name !== undefined && title.startsWith(`${name} `));
  const rest = title.slice(maker ? maker.length + 1 : 0);
  return rest.includes(" ") ? rest : title;
}

/** By whole words and their capitals: ground truth is a thing, Ground Truth is a service. */
const names = (text: string, name: string): boolean => {
  const start = text.indexOf(name);
  return start >= 0 && !/[\p{L}\p{N}]/u.test(`${text[start - 1] ?? ""}${text[start + name.length] ?? ""}`);
};

/** A source was looked at lately, and not in days to come. */
export function* staleSources(bank: Bank, judgedOn: LocalDate): Iterable<Fault> {
  const tomorrow = addDays(judgedOn, 1); // where the author's day has begun already
  for (const { file, at, entry } of questionsIn(bank)) {
    if (entry.checked === undefined) continue;
    const days = daysBetween(entry.checked, judgedOn);
    const place = [...at, "checked"];
    if (days > mostDaysUnchecked)
      yield faultAt(
        file,
        place,
        `checked lies ${days} days back, more than ${mostDaysUnchecked}: look whether the source still supports the key, and write the day`,
      );
    if (entry.checked > tomorrow)
      yield faultAt(file, place, `checked ${entry.checked} lies ahead: write the day on which somebody saw the source`);
  }
}
