/** What came over the wire, before anything is known of it. */
export type Json = string | number | boolean | null | readonly Json[] | Fields;

export interface Fields {
  readonly [key: string]: Json | undefined;
}

/** The readers below answer with something empty where the shape is another: the checks ask about the shape themselves. */
export const fieldsOf = (value: Json | undefined): Fields => (isFields(value) ? value : {});
export const listOf = (value: Json | undefined): readonly Json[] => (isList(value) ? value : []);
export const textOf = (value: Json | undefined): string => (typeof value === "string" ? value : "");
export const numberOf = (value: Json | undefined): number => (typeof value === "number" ? value : 0);

export const isFields = (value: Json | undefined): value is Fields => typeof value === "object" && value !== null && !isList(value);
const isList = (value: Json | undefined): value is readonly Json[] => Array.isArray(value);
/** Discord reads null as absent nearly everywhere. */
export const isGiven = (value: Json | undefined): boolean => value !== undefined && value !== null;
