import { test } from "vitest";
import { walk } from "./every-button.ts";

test("every command, button, menu and App Home is answered within Slack's rules", () => walk(1));
