import { test } from "vitest";
import { walk } from "./every-button.ts";

const seeds = Array.from({ length: 100 }, (_, n) => n + 1);

test.each(seeds)("every command, button, menu and App Home is answered within Slack's rules, with seed %i", walk);
