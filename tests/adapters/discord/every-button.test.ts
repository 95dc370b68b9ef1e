import { test } from "vitest";
import { walk } from "./every-button.ts";

test("every command and every button is answered within Discord's rules", () => walk(1));
