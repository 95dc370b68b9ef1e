import { randomBytes } from "node:crypto";

const letters = "abcdefghijkmnpqrstuvwxyz23456789"; // 32 of them, none that looks like another

/** A new id: 10 characters, 50 random bits; short enough for several in a button. */
export const newId = (): string => Array.from(randomBytes(10), (byte) => letters[byte % letters.length]).join("");
