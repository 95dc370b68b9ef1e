import type { AnyAction } from "./command.ts";
import type { Block, Button, Press, Reply } from "./reply.ts";

/** Discord's custom_id, the tightest of the platforms' limits. */
export const longestPress = 100;

/** `tick:boto3:done:week` — the action's name, then its payload's values in the schema's order. */
export function encodePress({ action, payload }: Press): string {
  const id = [action, ...Object.values(payload).map(encodeURIComponent)].join(":");
  if (id.length > longestPress) throw new Error(`A button's id may be ${longestPress} characters long, this one is ${id.length}: ${id}`);
  return id;
}

/** The action and its payload, unparsed; undefined where the id is not one of ours, or of an older layout. */
export function decodePress(
  id: string,
  actions: ReadonlyMap<string, AnyAction>,
): { readonly action: AnyAction; readonly payload: Readonly<Record<string, string>> } | undefined {
  const [name = "", ...values] = id.split(":");
  const action = actions.get(name);
  if (!action) return undefined;
  const keys = Object.keys(action.payload.shape);
  if (values.length !== keys.length) return undefined;
  try {
    return { action, payload: Object.fromEntries(keys.map((key, i) => [key, decodeURIComponent(values[i] ?? "")])) };
  } catch {
    return undefined; // a "%" that begins nothing
  }
}

/** The reply without buttons that no action answers: where a feature is taken out, nothing leads to it any more. */
export function answerable(reply: Reply, isAnswered: (action: string) => boolean): Reply {
  const leadsOn = ({ press }: Button) => "url" in press || isAnswered(press.action);
  const kept = (block: Block): readonly Block[] => {
    switch (block.kind) {
      case "buttons": {
        const buttons = block.buttons.filter(leadsOn);
        return buttons.length > 0 ? [{ ...block, buttons }] : [];
      }
      case "choices":
        return isAnswered(block.press.action) ? [block] : [];
      case "checklist":
        return [{ ...block, rows: block.rows.map(({ button, ...row }) => (button && leadsOn(button) ? { ...row, button } : row)) }];
      case "text":
      case "section":
      case "fields":
      case "progress":
      case "table":
      case "divider":
      case "footer":
        return [block];
      default:
        return block satisfies never;
    }
  };
  return { ...reply, blocks: reply.blocks.flatMap(kept) };
}
