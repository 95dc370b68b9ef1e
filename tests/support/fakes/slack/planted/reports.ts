import type { Fields } from "../json.ts";
import type { ReportRuleName } from "../rules.ts";
import type { Hand } from "./hand.ts";
import { actions, ada, after, button, mrkdwn, type PlantedRequest, plain, post, section } from "./moves.ts";

const saying = (text: string) => (hand: Hand) => post(hand, { text });
const verbatim = (text: string) => ({ type: "section", text: mrkdwn(text, { verbatim: true }) });

/** Rules about what a message does beside being read: of each kind of ping and link, the plainest. */
export const plantedReports: Partial<Record<ReportRuleName, PlantedRequest>> = {
  "a message has a top-level text": {
    bad: (hand) => post(hand, { text: undefined, blocks: [section("Hi")] }),
    good: (hand) => post(hand, { blocks: [section("Hi")] }),
  },
  "nobody is pinged at large": {
    bad: saying("<!channel> Hi"),
    good: saying("&lt;!channel&gt; Hi, @channel <!date^1764489600^{date}|today>"),
  },
  "nobody is mentioned but who may be": {
    bad: (hand) => post(hand, { text: `Hi <@${ada(hand)}>` }),
    good: after(
      ({ fake }) => fake.allowed.mentions.add(fake.user("Ada").id),
      (hand) => post(hand, { text: `Hi <@${ada(hand)}|ada>` }),
    ),
  },
  "links lead to known hosts": {
    bad: after(({ fake }) => fake.allowed.hosts.add("a.example"), saying("<https://a.example.evil.example|Read>")),
    good: after(({ fake }) => fake.allowed.hosts.add("a.example"), saying("<https://docs.a.example/x|Read>, or see https://a.example.")),
  },
  "& < > are escaped": { bad: saying("AT&T"), good: saying("> AT&amp;T &lt;3") },
  "names are not turned into mentions": {
    bad: (hand) => post(hand, { link_names: true }),
    good: (hand) => post(hand, { link_names: false, blocks: [verbatim("@here"), { type: "section", text: plain("<!here> & all") }] }),
  },
};

/** The same rules in other places of a message: what it is, a block, and the rule that reports it. */
export const furtherReports: readonly (readonly [string, Fields, ReportRuleName])[] = [
  ["a ping in a markdown block", { type: "markdown", text: "<!here>" }, "nobody is pinged at large"],
  ["a mention in a markdown block", { type: "markdown", text: "Hi <@U0NOBODY|ada>" }, "nobody is mentioned but who may be"],
  ["a group", section("<!subteam^S0GROUP>"), "nobody is pinged at large"],
  ["a bare word that Slack makes a ping of", section("(@everyone)"), "nobody is pinged at large"],
  ["a ping in rich text", richText({ type: "broadcast", range: "here" }), "nobody is pinged at large"],
  ["a mention in rich text", richText({ type: "user", user_id: "U0NOBODY" }), "nobody is mentioned but who may be"],
  ["a mention in a field", { type: "section", fields: [mrkdwn("<@U0NOBODY>")] }, "nobody is mentioned but who may be"],
  ["a bare address", section("see https://evil.example/x."), "links lead to known hosts"],
  ["an address in a markdown block", { type: "markdown", text: "[Read](https://evil.example)" }, "links lead to known hosts"],
  ["an address in rich text", richText({ type: "link", url: "https://evil.example" }), "links lead to known hosts"],
  ["an address behind a button", actions(button({ url: "https://evil.example" })), "links lead to known hosts"],
  ["a script", section("<javascript:alert(1)|Read>"), "& < > are escaped"],
  ["a mail address", section("<mailto:a@evil.example|Write>"), "links lead to known hosts"],
  ["half a markup", section("1 < 2"), "& < > are escaped"],
  ["a label in an option", actions(radio("<@U0NOBODY>")), "nobody is mentioned but who may be"],
];

function richText(...elements: readonly Fields[]): Fields {
  return { type: "rich_text", elements: [{ type: "rich_text_section", elements }] };
}

function radio(text: string): Fields {
  return { type: "radio_buttons", options: [{ text: mrkdwn(text), value: "a" }] };
}
