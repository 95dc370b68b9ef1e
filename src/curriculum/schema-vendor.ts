import { z } from "#core";
import { words } from "./schema-parts.ts";

const name = words(60);
const score = z.int().min(0).max(1000);

/** What a vendor.yaml holds; unknown keys are faults. */
export const vendorSchema = z
  .strictObject({
    disclaimer: words(200).describe("the sentence that stands below the path, such as that nobody is affiliated"),
    makers: z
      .array(name.describe("a maker's name in at most 60 characters"))
      .describe("names that may stand before a product's name or be left out, such as [Amazon, AWS], or []"),
    scale: z
      .strictObject({
        least: score.describe("the lowest score, a whole number up to 1000"),
        most: score.describe("the highest score, a whole number up to 1000"),
      })
      .describe("the scores that its exams give, such as { least: 100, most: 1000 }"),
    official_hosts: z
      .array(
        z
          .string()
          .regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/)
          .describe("a host in lower case, such as docs.example.com"),
      )
      .min(1)
      .describe("the hosts of official pages, such as [docs.example.com]"),
    closed_services: z
      .array(
        z
          .strictObject({
            name: name.describe("a name in at most 60 characters"),
            instead: words(120).describe("what serves instead, in at most 120 characters"),
          })
          .describe("a service, as { name: …, instead: … }"),
      )
      .describe("what takes no new customers, besides the path's own items, or []"),
  })
  .describe("a vendor, with disclaimer, makers, scale, official_hosts and closed_services");

export type VendorFile = z.output<typeof vendorSchema>;
