import { type Fields, listOf, textOf } from "./json.ts";
import { withIds } from "./message.ts";
import type { User, World } from "./world.ts";

/** A modal, or what a person's Home shows. */
export interface View {
  readonly id: string;
  readonly type: "home" | "modal";
  readonly user: User;
  readonly blocks: readonly Fields[];
  /** Empty in a Home. */
  readonly title: string;
  readonly hash: string;
  readonly private_metadata: string;
  readonly callback_id: string;
  readonly external_id: string;
  /** The view that it was pushed onto. */
  readonly below?: string;
  /** As the app gave it. */
  readonly body: Fields;
}

export function makeView(world: World, body: Fields, user: User, before?: View, below = before?.below): View {
  const title = body.title;
  const view: View = {
    id: before?.id ?? world.newId("V"),
    type: body.type === "home" ? "home" : "modal",
    user,
    blocks: withIds(world, listOf(body.blocks)),
    title: typeof title === "object" && title !== null && "text" in title ? textOf(title.text) : "",
    hash: `${world.newTs()}.${world.newId("h")}`,
    private_metadata: textOf(body.private_metadata),
    callback_id: textOf(body.callback_id),
    external_id: textOf(body.external_id),
    ...(below && { below }),
    body,
  };
  world.views.set(view.id, view);
  if (view.type === "home") world.homes.set(user.id, view.id);
  return view;
}

export const viewWire = (world: World, view: View, state: Fields = {}): Fields => ({
  id: view.id,
  team_id: world.team.id,
  type: view.type,
  title: null,
  close: null,
  submit: null,
  ...view.body,
  blocks: view.blocks,
  private_metadata: view.private_metadata,
  callback_id: view.callback_id,
  external_id: view.external_id,
  state: { values: state },
  hash: view.hash,
  clear_on_close: false,
  notify_on_close: false,
  previous_view_id: view.below ?? null,
  root_view_id: rootOf(world, view).id,
  app_id: world.appId,
  app_installed_team_id: world.team.id,
  bot_id: world.botId,
});

/** The lowest view of a stack. */
function rootOf(world: World, view: View): View {
  const below = world.views.get(view.below ?? "");
  return below ? rootOf(world, below) : view;
}

/** How many views stand in a stack, up to this one. */
export const heightOf = (world: World, { below }: View): number => {
  const next = world.views.get(below ?? "");
  return next ? heightOf(world, next) + 1 : 1;
};
