import type { RequestRuleName } from "../rules.ts";
import { minutes, seconds } from "../words.ts";
import { says } from "./bodies.ts";
import {
  after,
  answering,
  asked,
  callback,
  changing,
  deferral,
  editing,
  message,
  nonce,
  open,
  original,
  type PlantedRequest,
  post,
  postedId,
  thread,
  threading,
  v2,
  withFile,
} from "./moves.ts";

/** Rules about requests, channels and the life of an interaction. */
export const plantedRequests: Record<RequestRuleName, PlantedRequest> = {
  "a bot token is given": {
    bad: (hand) => hand.call("GET", "/users/@me", undefined, open),
    good: (hand) => hand.call("GET", "/users/@me"),
  },
  "the bot token is the right one": {
    bad: (hand) => hand.call("GET", "/users/@me", undefined, { Authorization: "Bot another" }),
    good: (hand) => hand.call("GET", "/users/@me"),
  },
  "the API version is 10": { bad: (hand) => hand.call("GET", "/../v9/users/@me"), good: (hand) => hand.call("GET", "/users/@me") },
  "the address exists": { bad: (hand) => hand.call("GET", "/users/@you"), good: (hand) => hand.call("GET", "/users/@me") },
  "the method fits the address": { bad: (hand) => hand.call("PUT", "/users/@me"), good: (hand) => hand.call("GET", "/users/@me") },
  "the body is JSON": {
    bad: (hand) => {
      const form = new FormData();
      form.set("payload_json", "{");
      return post(hand, form);
    },
    good: (hand) => post(hand, withFile(3)),
  },
  "a file has at most 10 MiB": {
    bad: (hand) => post(hand, withFile(10 * 2 ** 20 + 1)),
    good: (hand) => post(hand, withFile(10 * 2 ** 20)),
  },
  "a route is called within its rate limit": {
    bad: after(
      async (hand) => {
        hand.fake.limit("POST /channels/{channel_id}/messages", 1, seconds(5));
        await post(hand);
      },
      (hand) => post(hand),
    ),
    good: after(
      async (hand) => {
        hand.fake.limit("POST /channels/{channel_id}/messages", 1, seconds(5));
        await post(hand);
        hand.pass(seconds(5));
      },
      (hand) => post(hand),
    ),
  },
  "all routes together are called within the global rate limit": {
    bad: after(
      async (hand) => {
        hand.fake.limit("*", 1, seconds(1));
        await hand.call("GET", "/users/@me");
      },
      (hand) => post(hand),
    ),
    good: async (hand) => {
      hand.fake.limit("*", 0, seconds(1));
      return callback(hand, await asked(hand), message()); // interactions do not count
    },
  },

  "the interaction exists": {
    bad: async (hand) => callback(hand, { ...(await asked(hand)), token: "another" }, message()),
    good: answering(asked, message()),
  },
  "the first answer comes within 3 seconds": {
    bad: async (hand) => {
      const handle = await asked(hand);
      hand.pass(seconds(3) + 1);
      return callback(hand, handle, message());
    },
    good: async (hand) => {
      const handle = await asked(hand);
      hand.pass(seconds(3));
      return callback(hand, handle, message());
    },
  },
  "an interaction is acknowledged once": {
    bad: async (hand) => {
      const handle = await asked(hand);
      await callback(hand, handle, deferral());
      return callback(hand, handle, message());
    },
    good: answering(asked, deferral()),
  },
  "nothing is edited or added before the first answer": {
    bad: async (hand) => original(hand, "PATCH", await asked(hand), says("Done.")),
    good: async (hand) => {
      const handle = await asked(hand);
      await callback(hand, handle, deferral());
      return original(hand, "PATCH", handle, says("Done."));
    },
  },
  "the webhook is the application's": {
    bad: async (hand) => original(hand, "PATCH", await asked(hand), says("Done."), "123456789012345678"),
    good: async (hand) => {
      const handle = await asked(hand);
      await callback(hand, handle, message());
      return original(hand, "GET", handle);
    },
  },
  "the interaction's token is known": {
    bad: async (hand) => original(hand, "PATCH", { ...(await asked(hand)), token: "another" }, says("Done.")),
    good: async (hand) => {
      const handle = await asked(hand);
      await callback(hand, handle, message());
      return hand.call("POST", `/webhooks/${hand.fake.applicationId}/${handle.token}`, says("And more."), open);
    },
  },
  "an interaction's token lives for 15 minutes": {
    bad: async (hand) => {
      const handle = await asked(hand);
      await callback(hand, handle, deferral());
      hand.pass(minutes(15) + 1);
      return original(hand, "PATCH", handle, says("Done."));
    },
    good: async (hand) => {
      const handle = await asked(hand);
      await callback(hand, handle, deferral());
      hand.pass(minutes(15));
      return original(hand, "PATCH", handle, says("Done."));
    },
  },

  "the channel exists": {
    bad: async (hand) => {
      const { id } = hand.fake.channel("study");
      hand.fake.deleteChannel("study");
      return post(hand, says("Hi"), id);
    },
    good: (hand) => post(hand),
  },
  "the bot can see the channel": { bad: after(({ fake }) => fake.removeBot("Study group"), post), good: (hand) => post(hand) },
  "the bot may write in the channel": {
    bad: after(({ fake }) => fake.forbid("study", "SEND_MESSAGES"), post),
    good: (hand) => post(hand, says("Hi"), hand.fake.thread("Week 1", "study").id),
  },
  "the bot may create threads in the channel": {
    bad: after(({ fake }) => fake.forbid("study", "CREATE_PUBLIC_THREADS"), threading()),
    good: threading(),
  },
  "a thread's name has 1 to 100 characters": { bad: threading({ name: "x".repeat(101) }), good: threading({ name: "x".repeat(100) }) },
  "a thread is archived after 60, 1440, 4320 or 10080 minutes": {
    bad: threading({ auto_archive_duration: 120 }),
    good: threading({ auto_archive_duration: 1440 }),
  },
  "a message that is answered exists": {
    bad: (hand) => post(hand, says("Hi", { message_reference: { message_id: "123456789012345678" } })),
    good: async (hand) => post(hand, says("Hi", { message_reference: { message_id: await postedId(hand) } })),
  },
  "a message has one thread": {
    bad: async (hand) => {
      const id = await postedId(hand, says("Hi"));
      await thread(hand, id);
      return thread(hand, id);
    },
    good: threading(),
  },
  "the person takes direct messages": {
    bad: after(
      ({ fake }) => fake.closeDirect("Ada"),
      (hand) => post(hand, says("Hi"), hand.fake.direct("Ada").id),
    ),
    good: (hand) => post(hand, says("Hi"), hand.fake.direct("Ada").id),
  },
  "the recipient exists": {
    bad: (hand) => hand.call("POST", "/users/@me/channels", { recipient_id: "123456789012345678" }),
    good: (hand) => hand.call("POST", "/users/@me/channels", { recipient_id: hand.fake.user("Ada").id }),
  },
  "the message exists": {
    bad: changing((hand, id) => {
      hand.fake.deleteMessage(id);
      return editing(says("Ho"))(hand, id);
    }),
    good: changing(editing(says("Ho"))),
  },
  "only one's own messages are edited": {
    bad: (hand) => editing(says("Ho"))(hand, hand.fake.write("study", "Ada", "Hi").id),
    good: changing(editing(says("Ho"))),
  },
  "a message is not empty": { bad: (hand) => post(hand, says(" ")), good: (hand) => post(hand, says(".")) },
  "a nonce posts once": {
    bad: after(
      (hand) => post(hand, nonce("2026-11-30")),
      (hand) => post(hand, nonce("2026-11-30")),
    ),
    good: after(
      (hand) => post(hand, nonce("2026-11-30")),
      (hand) => post(hand, nonce("2026-12-01")),
    ),
  },
  "the first message with a nonce still exists": {
    bad: async (hand) => {
      hand.fake.deleteMessage(await postedId(hand, nonce("2026-11-30")));
      return post(hand, nonce("2026-11-30"));
    },
    good: async (hand) => {
      hand.fake.deleteMessage(await postedId(hand, nonce("2026-11-30")));
      hand.pass(minutes(5) + 1);
      return post(hand, nonce("2026-11-30"));
    },
  },
  "text displays have at most 10,170 bytes": {
    bad: (hand) => post(hand, v2(`${"学".repeat(3386)}x`)),
    good: (hand) => post(hand, v2("学".repeat(3386))),
  },
};
