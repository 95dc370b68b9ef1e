CREATE TABLE "unasked" (
	"id" text PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"account_id" text NOT NULL,
	"reason" text NOT NULL,
	"content" jsonb NOT NULL,
	"since" timestamp (3) with time zone NOT NULL,
	"until" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "nudges" ADD COLUMN "is_off" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "unasked" ADD CONSTRAINT "unasked_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unasked" ADD CONSTRAINT "unasked_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "unasked_person" ON "unasked" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "unasked_account" ON "unasked" USING btree ("account_id");
--> statement-breakpoint
-- Whoever turned nudges off wants nothing unasked.
UPDATE "nudges" SET "is_off" = true WHERE EXISTS (SELECT 1 FROM "schedules" WHERE "schedules"."subject_kind" = 'person' AND "schedules"."subject" = "nudges"."person_id" AND "schedules"."job" = 'nudge' AND "schedules"."is_on" = false);
