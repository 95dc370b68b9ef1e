/**
 * Everything that the fake refuses, and how. `source` says how much is known of it:
 *   documented  Discord's documentation states the rule and lists the answer's code (discord-api-docs, August 2026)
 *   observed    the answer, or the same one at another field, stands in public bug reports
 *   assumed     the rule is documented, the exact answer is not
 *   ours        Discord lets it pass; this project does not
 */
export type Source = "documented" | "observed" | "assumed" | "ours";

/** Answered with a status and one of Discord's error codes. */
export interface RequestRule {
  readonly kind: "request";
  readonly source: Source;
  readonly status: number;
  readonly code: number;
  readonly message: string;
}

/** Answered with 400, code 50035, and an error at the field's path. */
export interface FormRule {
  readonly kind: "form";
  readonly source: Source;
  readonly key: string;
  readonly says: string;
}

/** Answered by closing the connection, or by INVALID_SESSION. */
export interface GatewayRule {
  readonly kind: "gateway";
  readonly source: Source;
  readonly close: number | "invalid session";
  readonly says: string;
}

const request = (source: Source, status: number, code: number, message: string): RequestRule => ({
  kind: "request",
  source,
  status,
  code,
  message,
});
const form = (source: Source, key: string, says: string): FormRule => ({ kind: "form", source, key, says });
const gateway = (source: Source, close: GatewayRule["close"], says: string): GatewayRule => ({ kind: "gateway", source, close, says });

const atMost = (most: number, source: Source = "observed") => form(source, "BASE_TYPE_MAX_LENGTH", `Must be ${most} or fewer in length.`);
const between = (least: number, most: number, source: Source = "observed") =>
  form(source, "BASE_TYPE_BAD_LENGTH", `Must be between ${least} and ${most} in length.`);

const requestRules = {
  "a bot token is given": request("documented", 401, 0, "401: Unauthorized"),
  "the bot token is the right one": request("documented", 401, 0, "401: Unauthorized"),
  "the API version is 10": request("assumed", 400, 50041, "Invalid API version"),
  "the address exists": request("documented", 404, 0, "404: Not Found"),
  "the method fits the address": request("documented", 405, 0, "405: Method Not Allowed"),
  "the body is JSON": request("documented", 400, 50109, "The request body contains invalid JSON."),
  "a file has at most 10 MiB": request("documented", 413, 40005, "Request entity too large"),
  "a route is called within its rate limit": request("documented", 429, 0, "You are being rate limited."),
  "all routes together are called within the global rate limit": request("documented", 429, 0, "You are being rate limited."),

  "the interaction exists": request("documented", 404, 10062, "Unknown interaction"),
  "the first answer comes within 3 seconds": request("documented", 404, 10062, "Unknown interaction"),
  "an interaction is acknowledged once": request("documented", 400, 40060, "Interaction has already been acknowledged."),
  "nothing is edited or added before the first answer": request("assumed", 404, 10015, "Unknown Webhook"),
  "the webhook is the application's": request("assumed", 404, 10015, "Unknown Webhook"),
  "the interaction's token is known": request("assumed", 401, 50027, "Invalid Webhook Token"),
  "an interaction's token lives for 15 minutes": request("assumed", 401, 50027, "Invalid Webhook Token"),

  "the channel exists": request("documented", 404, 10003, "Unknown Channel"),
  "the bot can see the channel": request("documented", 403, 50001, "Missing Access"),
  "the bot may write in the channel": request("documented", 403, 50013, "Missing Permissions"),
  "the bot may create threads in the channel": request("documented", 403, 50013, "Missing Permissions"),
  "a thread's name has 1 to 100 characters": request("documented", 400, 50035, "Invalid Form Body"),
  "a thread is archived after 60, 1440, 4320 or 10080 minutes": request("documented", 400, 50035, "Invalid Form Body"),
  "a message that is answered exists": request("observed", 400, 50035, "Invalid Form Body"),
  "a message has one thread": request("documented", 400, 160004, "A thread has already been created for this message"),
  "the person takes direct messages": request("documented", 403, 50007, "Cannot send messages to this user"),
  "the recipient exists": request("assumed", 400, 50033, "Invalid Recipient(s)"),
  "the message exists": request("documented", 404, 10008, "Unknown Message"),
  "only one's own messages are edited": request("documented", 403, 50005, "Cannot edit a message authored by another user"),
  "a message is not empty": request("documented", 400, 50006, "Cannot send an empty message"),
  /** Not an error for Discord: it answers with the first message, and posts no second one. */
  "a nonce posts once": request("documented", 200, 0, "The first message with this nonce is returned."),
  "the first message with a nonce still exists": request("documented", 404, 10008, "Unknown Message"),
  /** discord-api-docs issue 8554: the text displays' UTF-8 bytes and 12 for each; 4,000 Chinese characters are too much. */
  "text displays have at most 10,170 bytes": request("observed", 500, 0, "500: Internal Server Error"),
} satisfies Record<string, RequestRule>;

const formRules = {
  "a body fits Discord's OpenAPI document": form("documented", "OPENAPI", "Does not fit the schema."),

  "a callback's type is known": form("assumed", "BASE_TYPE_CHOICES", "Value must be one of {4, 5, 6, 7, 8, 9}."),
  "only a component's message is updated": form("assumed", "INTERACTION_TYPE", "Only components can be answered with an update."),
  "only autocomplete is answered with choices": form("assumed", "INTERACTION_TYPE", "Only autocomplete can be answered with choices."),
  "a form is not answered by a form": form("documented", "INTERACTION_TYPE", "A modal cannot answer a modal."),
  "a form's title has 1 to 45 characters": between(1, 45, "documented"),
  "a form's custom_id has 1 to 100 characters": between(1, 100, "documented"),
  /** The documentation says 5; the OpenAPI document would take 40. */
  "a form has 1 to 5 components": between(1, 5, "documented"),
  "a form holds labels": form("ours", "UNION_TYPE_CHOICES", "Rows in forms are deprecated, and this project shows no texts there."),
  "a form's inputs differ": form("assumed", "COMPONENT_CUSTOM_ID_DUPLICATED", "Component custom id cannot be duplicated"),
  "a label has 1 to 45 characters": between(1, 45, "documented"),
  "a label holds a text input": form("assumed", "UNION_TYPE_CHOICES", "The fake can check no other."),
  "an input's custom_id has 1 to 100 characters": between(1, 100, "documented"),
  "an input's style is known": form("assumed", "BASE_TYPE_CHOICES", "Value must be one of {1, 2}."),
  "an input takes 0 to 4000 characters": form("documented", "NUMBER_TYPE_MAX", "Must lie between 0 and 4000."),
  "what stands in an input fits it": form("assumed", "BASE_TYPE_MAX_LENGTH", "Must be max_length or fewer in length."),
  "an input's placeholder has at most 100 characters": atMost(100, "documented"),
  "autocomplete is answered with choices only": form("assumed", "INTERACTION_TYPE", "Autocomplete must be answered with choices."),
  /** Discord drops the flag without a word (issue 7910); that it does so is a trap. */
  "a deferral sets no flag but EPHEMERAL": form("ours", "DEFER_FLAGS", "Only EPHEMERAL has an effect on a deferral."),
  "at most 25 suggestions": atMost(25, "assumed"),
  "a suggestion's name has 1 to 100 characters": between(1, 100, "assumed"),
  "a suggestion's value fits its option": form(
    "assumed",
    "BASE_TYPE",
    "The value must fit the option's type, text in at most 100 characters.",
  ),

  "content has at most 2000 characters": atMost(2000),
  "at most 10 embeds": atMost(10),
  "an embed's parts keep their lengths": atMost(4096),
  "an embed has at most 25 fields": atMost(25),
  "an embed's field has a name and a value": form("observed", "BASE_TYPE_REQUIRED", "This field is required"),
  "embeds have at most 6000 characters together": form("observed", "MAX_EMBED_SIZE_EXCEEDED", "Embed size exceeds maximum size of 6000"),
  "allowed_mentions is given, with parse: []": form("ours", "ALLOWED_MENTIONS", "Say { parse: [] }, and users by id."),
  "at most 100 users may be mentioned": atMost(100, "assumed"),
  "a nonce has at most 25 characters": atMost(25, "assumed"),
  "a message has at most 10 files": atMost(10, "assumed"),
  "an attachment that is shown is uploaded": form("assumed", "UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND", "No such attachment."),

  "Components V2 go without content, embeds, poll and stickers": form(
    "observed",
    "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2",
    "The field cannot be used when using MessageFlags.IS_COMPONENTS_V2",
  ),
  "the Components V2 flag is never taken back": form("assumed", "MESSAGE_CANNOT_REMOVE_COMPONENTS_V2_FLAG", "The flag cannot be removed."),
  "without the Components V2 flag there are only rows": form(
    "observed",
    "UNION_TYPE_CHOICES",
    'Value of field "type" must be one of (1,).',
  ),
  "without the Components V2 flag there are at most 5 rows": atMost(5),
  "at most 40 components, nested ones included": form(
    "assumed",
    "COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED",
    "At most 40 components in all.",
  ),
  "at most 4000 characters over all text displays": form("assumed", "COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED", "At most 4000 in all."),
  "a component's type is known": form("observed", "UNION_TYPE_CHOICES", 'Value of field "type" is unknown.'),
  "a component stands where it may": form("observed", "UNION_TYPE_CHOICES", 'Value of field "type" is not allowed here.'),
  "a component's id occurs once": form("assumed", "COMPONENT_ID_DUPLICATED", "Component id was already specified"),
  "a custom_id occurs once": form("observed", "COMPONENT_CUSTOM_ID_DUPLICATED", "Component custom id cannot be duplicated"),
  "a custom_id has 1 to 100 characters": between(1, 100),
  "a text display has 1 to 4000 characters": between(1, 4000),
  "a row is not empty, and has at most 5 buttons": between(1, 5),
  "a row holds one select and nothing else": form(
    "assumed",
    "COMPONENT_LAYOUT_WIDTH_EXCEEDED",
    "The specified component exceeds the maximum width",
  ),
  "a section has 1 to 3 texts": between(1, 3),
  "a section has one accessory": form("assumed", "BASE_TYPE_REQUIRED", "This field is required"),
  "a container is not empty": between(1, 40, "assumed"),
  "a gallery has 1 to 10 items": between(1, 10, "assumed"),
  "a button's style is known": form("assumed", "BASE_TYPE_CHOICES", "Value must be one of {1, 2, 3, 4, 5, 6}."),
  "a button has a custom_id": form("assumed", "BUTTON_COMPONENT_CUSTOM_ID_REQUIRED", "A custom id is required"),
  "a button has a label or an emoji": form("assumed", "BUTTON_COMPONENT_INVALID", "A button must have a label or emoji"),
  "a button's label has at most 80 characters": atMost(80),
  "a link button has a url and no custom_id": form("assumed", "BUTTON_COMPONENT_INVALID", "A url is required, a custom id is not allowed"),
  "a url has at most 512 characters": atMost(512, "assumed"),
  "a select has 1 to 25 options": between(1, 25),
  "a select's values differ": form("observed", "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED", "The specified option value is already used"),
  "an option's label and value have 1 to 100 characters": between(1, 100),
  "an option's description has at most 100 characters": atMost(100),
  "a placeholder has at most 150 characters": atMost(150, "assumed"),
  "min_values and max_values lie within the options": form(
    "assumed",
    "NUMBER_TYPE_MAX",
    "Must lie between 0, 1 and the number of options.",
  ),
  "no more options are chosen beforehand than may be": form(
    "assumed",
    "SELECT_COMPONENT_TOO_MANY_DEFAULTS",
    "At most max_values defaults.",
  ),

  "a command's name fits": form("observed", "APPLICATION_COMMAND_INVALID_NAME", "Command name is invalid"),
  "a description has 1 to 100 characters": between(1, 100),
  "at most 100 commands": form("assumed", "BASE_TYPE_MAX_LENGTH", "Maximum number of application commands reached (100)."),
  "a command's name occurs once": form("observed", "APPLICATION_COMMANDS_DUPLICATE_NAME", "Application command names must be unique"),
  "at most 25 options": atMost(25),
  "an option's name occurs once": form("assumed", "APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS", "Option name already used"),
  "an option's type is known": form("assumed", "UNION_TYPE_CHOICES", 'Value of field "type" must be one of (1 to 11).'),
  "required options stand first": form(
    "assumed",
    "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID",
    "Required options must be placed before non-required options",
  ),
  "an option has choices or autocomplete": form("assumed", "APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_CHOICES", "Not both."),
  "only text and numbers have choices or autocomplete": form("assumed", "BASE_TYPE_CHOICES", "Not for this type of option."),
  "at most 25 choices": atMost(25),
  "a choice's name has 1 to 100 characters": between(1, 100),
  "a choice's value fits its option": form("assumed", "BASE_TYPE", "The value must fit the option's type, text in at most 100 characters."),
  "a command has at most 8000 characters": form("assumed", "APPLICATION_COMMAND_TOO_LARGE", "Command exceeds maximum size (8000)"),
  /** Discord fills in what is left out, and then a comparison never comes out equal. */
  "contexts and integration_types are set": form("ours", "CONTEXTS", "Set both for a global command."),
} satisfies Record<string, FormRule>;

const gatewayRules = {
  "an opcode is known": gateway("documented", 4001, "Unknown opcode"),
  "a frame is JSON of at most 4096 bytes": gateway("documented", 4002, "Decode error"),
  "a session begins with IDENTIFY or RESUME": gateway("documented", 4003, "Not authenticated"),
  "IDENTIFY has the right token": gateway("documented", 4004, "Authentication failed"),
  "RESUME has the right token": gateway("documented", 4004, "Authentication failed"),
  "a connection identifies once": gateway("documented", 4005, "Already authenticated"),
  "RESUME names a sequence that was sent": gateway("documented", 4007, "Invalid seq"),
  "a connection sends at most 120 frames a minute": gateway("documented", 4008, "Rate limited"),
  "a heartbeat comes in time": gateway("assumed", 4009, "Session timed out"),
  "the gateway's version is 10": gateway("documented", 4012, "Invalid API version"),
  "intents are known ones": gateway("documented", 4013, "Invalid intent(s)"),
  "intents are not privileged": gateway("documented", 4014, "Disallowed intent(s)"),
  "RESUME names a session that lives": gateway("documented", "invalid session", "Invalid Session"),
} satisfies Record<string, GatewayRule>;

export type RequestRuleName = keyof typeof requestRules;
export type FormRuleName = keyof typeof formRules;
export type GatewayRuleName = keyof typeof gatewayRules;
export type RuleName = RequestRuleName | FormRuleName | GatewayRuleName;

export const requestRule = (name: RequestRuleName): RequestRule => requestRules[name];
export const formRule = (name: FormRuleName): FormRule => formRules[name];
export const gatewayRule = (name: GatewayRuleName): GatewayRule => gatewayRules[name];

/** The list, for the test that plants a violation of each. */
export const rules: readonly ({ readonly name: RuleName } & (RequestRule | FormRule | GatewayRule))[] = [
  ...namesOf(requestRules).map((name) => ({ name, ...requestRules[name] })),
  ...namesOf(formRules).map((name) => ({ name, ...formRules[name] })),
  ...namesOf(gatewayRules).map((name) => ({ name, ...gatewayRules[name] })),
];

function namesOf<Name extends string>(table: Record<Name, unknown>): readonly Name[] {
  return Object.keys(table) as Name[];
}
