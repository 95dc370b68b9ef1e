import type { PostStore } from "#core";
import type { Engine } from "../engine.ts";
import { deliveries } from "./deliveries.ts";
import { redraws } from "./redraws.ts";

/** What is sent, and how it is drawn anew. */
export const postStore = (engine: Engine): PostStore => ({ ...deliveries(engine), ...redraws(engine) });
