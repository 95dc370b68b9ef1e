import type { Call, Caller, ChannelRef } from "#core";

/** Who did it, as far as the payload says. */
export interface Member {
  readonly team: string;
  readonly user: string;
  /** Their handle; the name they go by is asked of Slack. */
  readonly handle: string;
}

/** Where an interaction is answered: by a message through its response address, or in a view. */
export type Address =
  | {
      readonly kind: "message";
      readonly url: string;
      readonly thread: string | undefined;
      /** Opens a window where the response address has run out, as that of a form may have. */
      readonly trigger?: string;
    }
  /** In App Home, and in which part of it. */
  | { readonly kind: "home"; readonly trigger: string; readonly part: string }
  | { readonly kind: "modal"; readonly view: string };

/** A call without its caller, of whom Slack is asked more. */
export type Meant =
  | { readonly kind: "line"; readonly id: string; readonly line: string }
  | {
      readonly kind: "action";
      readonly id: string;
      readonly press: string;
      readonly picked: readonly string[];
      readonly message?: { readonly channel: ChannelRef; readonly id: string };
      readonly asked?: string;
    };

/** A button that was pressed. Its id is Slack's trigger, which opens a view. */
export type Pressed = Extract<Received, { kind: "call" }> & { readonly meant: { readonly kind: "action" } };

export type Received =
  | {
      readonly kind: "call";
      readonly by: Member;
      readonly channel: ChannelRef;
      readonly at: Address;
      readonly meant: Meant;
      /** The button hangs on a message that only its member sees. */
      readonly isPrivate: boolean;
    }
  | { readonly kind: "home opened"; readonly by: Member; readonly id: string }
  /** Wants no more than to be acknowledged. */
  | { readonly kind: "nothing" };

/** Whether it is the press of a button. */
export const isPressed = (received: Extract<Received, { kind: "call" }>): received is Pressed => received.meant.kind === "action";

/** The call, once it is known who calls. */
export const callOf = (meant: Meant, from: Caller): Call => ({ ...meant, from });
