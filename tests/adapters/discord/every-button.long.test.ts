import { test } from "vitest";
import { walk } from "./every-button.ts";

const seeds = Array.from({ length: 100 }, (_, n) => n + 1);

test.each(seeds)("every command and every button is answered within Discord's rules, with seed %i", walk);
