/**
 * Everything that the fake refuses or reports, and how. `source` says how much is known of it:
 *   documented  Slack's documentation states the rule and lists the answer's error (docs.slack.dev, @slack/types 3.2; 2026)
 *   observed    the answer, or the same one at another field, stands in public bug reports
 *   assumed     the rule is documented, the exact answer is not
 *   ours        Slack lets it pass; this project does not
 */
export type Source = "documented" | "observed" | "assumed" | "ours";

/** A method's answer: `ok: false` and this error, with status 200 unless another is told. */
export interface MethodRule {
  readonly kind: "method";
  readonly source: Source;
  readonly error: string;
  readonly status: number;
}

/** invalid_blocks in a message, invalid_arguments in a view; `says` stands there with a pointer to the place. */
export interface BlockRule {
  readonly kind: "block";
  readonly source: Source;
  readonly says: string;
}

/** A response_url's answer. */
export interface AddressRule {
  readonly kind: "address";
  readonly source: Source;
  readonly error: string;
  readonly status: number;
}

/** About connections and envelopes: what Slack does. The fake keeps it in `socket.broken`. */
export interface SocketRule {
  readonly kind: "socket";
  readonly source: Source;
  readonly does: string;
}

/** Taken by Slack. The fake keeps it in `reports`. */
export interface ReportRule {
  readonly kind: "report";
  readonly source: Source;
}

const method = (source: Source, error: string, status = 200): MethodRule => ({ kind: "method", source, error, status });
const address = (source: Source, status: number, error: string): AddressRule => ({ kind: "address", source, error, status });
const block = (source: Source, says: string): BlockRule => ({ kind: "block", source, says });
const socket = (source: Source, does: string): SocketRule => ({ kind: "socket", source, does });
const report = (source: Source = "ours"): ReportRule => ({ kind: "report", source });

const chars = (most: number) => block("observed", `must be less than ${most + 1} characters`);
const items = (most: number) => block("observed", `no more than ${most} items allowed`);
const some = block("observed", "must provide at least 1 items");
const missing = (field: string) => block("observed", `missing required field: ${field}`);

const methodRules = {
  "a token is given": method("documented", "not_authed"),
  "the token is a known one": method("documented", "invalid_auth"),
  "the token is of the method's kind": method("documented", "not_allowed_token_type"),
  "the scope is granted": method("documented", "missing_scope"),
  "the method exists": method("documented", "unknown_method"),
  "the body is a form or JSON": method("documented", "invalid_post_type"),
  "JSON is an object": method("documented", "json_not_object"),
  "a method is called within its rate limit": method("documented", "ratelimited", 429),

  "the channel exists": method("documented", "channel_not_found"),
  "the bot knows a private channel": method("documented", "channel_not_found"),
  "the bot is in the channel": method("documented", "not_in_channel"),
  "the channel is not archived": method("documented", "is_archived"),
  "an archived channel's messages stay as they are": method("documented", "is_inactive"),
  "the person exists": method("documented", "user_not_found"),
  "the person is active": method("documented", "user_disabled"),
  "a direct message goes to a person": method("documented", "cannot_dm_bot"),
  "somebody is named to open a conversation with": method("documented", "users_list_not_supplied"),
  "the person is in the channel": method("documented", "user_not_in_channel"),
  "the messages tab is switched on": method("documented", "messages_tab_disabled"),
  "the message exists": method("documented", "message_not_found"),
  "only one's own messages are changed": method("documented", "cant_update_message"),
  "only one's own messages are deleted": method("documented", "cant_delete_message"),
  "the thread exists": method("documented", "thread_not_found"),
  "history is read in pages of 1 to 999": method("documented", "invalid_limit"),
  "history is asked for by timestamps": method("documented", "invalid_ts_oldest"),

  "a message says something": method("documented", "no_text"),
  "blocks are a JSON list": method("documented", "invalid_blocks_format"),
  /** Documented for chat.update; chat.postMessage is said to cut after 40,000. */
  "a text has at most 40,000 characters, an update's 4,000": method("documented", "msg_too_long"),
  /** bolt-js issues 2509 and 2867: of the blocks as JSON; a response_url takes more. */
  "a message's blocks have at most 13,200 characters": method("observed", "msg_blocks_too_long"),
  "a message has at most one table": method("observed", "invalid_attachments"),
  "markdown_text stands alone": method("documented", "markdown_text_conflict"),
  "markdown_text has at most 12,000 characters": method("assumed", "msg_too_long"),
  "metadata is a JSON object": method("documented", "invalid_metadata_format"),
  "metadata has an event_type and an event_payload": method("documented", "invalid_metadata_schema"),

  "a view is a JSON object": method("assumed", "invalid_arguments"),
  "a view has at most 250 KB": method("documented", "view_too_large"),
  "an external_id occurs once": method("documented", "duplicate_external_id"),
  "a hash is the view's present one": method("documented", "hash_conflict"),
  "the view exists": method("documented", "not_found"),
  "the Home is switched on": method("documented", "not_enabled"),
  "a trigger_id is a known one": method("documented", "invalid_trigger_id"),
  "a trigger_id lives for 3 seconds": method("documented", "expired_trigger_id"),
  "a view is pushed onto a modal": method("assumed", "invalid_trigger_id"),
  "three views stand in a stack": method("documented", "push_limit_reached"),
  "a trigger_id opens one view": method("documented", "exchanged_trigger_id"),
} satisfies Record<string, MethodRule>;

const addressRules = {
  "a response_url is a known one": address("assumed", 404, "no_service"),
  "a response_url lives for 30 minutes": address("assumed", 404, "expired_url"),
  "a response_url takes 5 messages": address("assumed", 404, "used_url"),
  "a response is a JSON object": address("assumed", 400, "invalid_payload"),
} satisfies Record<string, AddressRule>;

const blockRules = {
  "a message has at most 50 blocks": items(50),
  "a view has at most 100 blocks": items(100),
  /** The fake knows those that it can check; Slack knows more. */
  "a block's type is known": block("observed", "unsupported type"),
  "a message's block is not in a view": block("observed", "unsupported type"),
  "nothing unknown stands in a block": block("observed", "invalid additional property"),
  "nothing that is needed is missing": block("observed", "missing required field"),
  "a block_id has at most 255 characters": chars(255),
  "a block_id occurs once": block("assumed", "`block_id` already exists"),

  "a text is an object": block("observed", "must provide an object"),
  "a text's type is known": block("assumed", "failed to match all allowed schemas"),
  "labels and titles are plain text": block("assumed", "unsupported type: mrkdwn"),
  "a text is not empty": block("observed", "must be more than 0 characters"),
  "a section's text has at most 3000 characters": chars(3000),
  "a section has a text or fields": block("observed", "must define either `text` or `fields`"),
  "a section has at most 10 fields": items(10),
  "a field has at most 2000 characters": chars(2000),
  "a header has at most 150 characters": chars(150),
  "a context has an element": some,
  "a context has at most 10 elements": items(10),
  "a context's text has at most 3000 characters": chars(3000),
  "actions have an element": some,
  "actions have at most 25 elements": items(25),
  "an image's alt_text has at most 2000 characters": chars(2000),
  "an image's address has at most 3000 characters": chars(3000),
  "markdown blocks have at most 12,000 characters together": chars(12_000),
  "rich text has known parts": block("assumed", "unsupported type"),
  "an input's label has at most 2000 characters": chars(2000),

  "an element's type is known": block("observed", "unsupported type"),
  "an element stands where it may": block("observed", "unsupported type"),
  "an action_id has at most 255 characters": chars(255),
  "an action_id occurs once in a block": block("observed", "`action_id` already exists"),
  "a button's label has at most 75 characters": chars(75),
  "a button's value has at most 2000 characters": chars(2000),
  "a button's address has at most 3000 characters": chars(3000),
  "a button's style is known": block("assumed", "must be a valid enum value"),
  "a select has an option": some,
  "a select has at most 100 options": items(100),
  "a select has options or groups of them": block("assumed", "must define either `options` or `option_groups`"),
  "a select has at most 100 groups": items(100),
  "a group's label has at most 75 characters": chars(75),
  "radio buttons and checkboxes have at most 10 options": items(10),
  "an overflow menu has at most 5 options": items(5),
  "an option's text has at most 75 characters": chars(75),
  "an option's value has at most 75 characters": chars(75),
  "an option's description has at most 75 characters": chars(75),
  "what is chosen beforehand is among the options": block("assumed", "must match one of the options"),
  "a placeholder has at most 150 characters": chars(150),
  "a confirmation's title has at most 100 characters": chars(100),
  "a confirmation's text has at most 300 characters": chars(300),
  "a confirmation's buttons have at most 30 characters": chars(30),
  "what stands in an input fits it": block("assumed", "must be less than max_length"),
  "an input takes at most 3000 characters": block("assumed", "must be less than 3001"),

  "a table has a row": some,
  "a table has at most 100 rows": items(100),
  "a table has at most 20 columns": items(20),
  "a table describes at most 20 columns": items(20),
  "a table has at most 10,000 characters": block("assumed", "must be less than 10001 characters"),
  "a cell's type is known": block("assumed", "unsupported type"),
  "a cell is not empty": block("observed", "must be more than 0 characters"),
  "a data table has 2 to 101 rows": block("assumed", "must provide between 2 and 101 items"),
  "a data table's rows are of one length": block("assumed", "all rows must have the same number of cells"),
  "a data table's header is not rich text": block("assumed", "unsupported type: rich_text"),
  "a data table's page has 1 to 100 rows": block("assumed", "must be between 1 and 100"),

  "a view's type fits the method": block("assumed", "unsupported type"),
  "a modal has a title": missing("title"),
  "a modal's title and buttons have at most 24 characters": chars(24),
  "private_metadata has at most 3000 characters": chars(3000),
  "a callback_id has at most 255 characters": chars(255),
  "an external_id has at most 255 characters": chars(255),
  "a modal with an input has a submit button": block("observed", "must define `submit` to use an `input` block in modals"),
} satisfies Record<string, BlockRule>;

const socketRules = {
  "a connection's address is used once": socket("assumed", "answers the handshake with 404"),
  "an app has at most 10 connections": socket("documented", "disconnects: too_many_websockets"),
  "an acknowledgement is JSON with an envelope_id": socket("assumed", "ignores it"),
  "an acknowledgement names an envelope that was sent": socket("assumed", "ignores it"),
  "an envelope is acknowledged once": socket("assumed", "ignores it"),
  "an acknowledgement comes within 3 seconds": socket("documented", "shows operation_timeout, and ignores the payload"),
  "only what accepts a payload is answered with one": socket("documented", "ignores the payload"),
} satisfies Record<string, SocketRule>;

const reportRules = {
  /** web-api warns, Slack does not: screen readers and notifications read it. */
  "a message has a top-level text": report("documented"),
  "nobody is pinged at large": report(),
  "nobody is mentioned but who may be": report(),
  "links lead to known hosts": report(),
  "& < > are escaped": report(),
  "names are not turned into mentions": report(),
  /** bolt-js issue 2287: it brings another message. */
  "a command's answer has no original": report("observed"),
  "an answer to a press says whether it replaces": report(),
} satisfies Record<string, ReportRule>;

export type MethodRuleName = keyof typeof methodRules;
export type AddressRuleName = keyof typeof addressRules;
export type BlockRuleName = keyof typeof blockRules;
export type SocketRuleName = keyof typeof socketRules;
export type ReportRuleName = keyof typeof reportRules;
export type RuleName = MethodRuleName | AddressRuleName | BlockRuleName | SocketRuleName | ReportRuleName;

export const methodRule = (name: MethodRuleName): MethodRule => methodRules[name];
export const addressRule = (name: AddressRuleName): AddressRule => addressRules[name];
export const blockRule = (name: BlockRuleName): BlockRule => blockRules[name];

/** The list, for the test that plants a violation of each. */
export const rules: readonly ({ readonly name: RuleName } & (MethodRule | AddressRule | BlockRule | SocketRule | ReportRule))[] = [
  ...namesOf(methodRules).map((name) => ({ name, ...methodRules[name] })),
  ...namesOf(addressRules).map((name) => ({ name, ...addressRules[name] })),
  ...namesOf(blockRules).map((name) => ({ name, ...blockRules[name] })),
  ...namesOf(socketRules).map((name) => ({ name, ...socketRules[name] })),
  ...namesOf(reportRules).map((name) => ({ name, ...reportRules[name] })),
];

function namesOf<Name extends string>(table: Record<Name, unknown>): readonly Name[] {
  return Object.keys(table) as Name[];
}
