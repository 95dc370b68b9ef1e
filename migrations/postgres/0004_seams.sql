CREATE TABLE "troubles" (
	"cohort_id" text NOT NULL,
	"place" text NOT NULL,
	"since" timestamp (3) with time zone NOT NULL,
	"reason" jsonb NOT NULL,
	CONSTRAINT "troubles_cohort_id_place_pk" PRIMARY KEY("cohort_id","place")
);
--> statement-breakpoint
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
ALTER TABLE "answers" ADD COLUMN "counts" bigint;--> statement-breakpoint
ALTER TABLE "completions" ADD COLUMN "counted" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "completions" ADD COLUMN "undone_dates" jsonb;--> statement-breakpoint
ALTER TABLE "deliveries" ADD COLUMN "reason" jsonb;--> statement-breakpoint
ALTER TABLE "nudges" ADD COLUMN "is_off" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "quizzes" ADD COLUMN "occasion" text DEFAULT 'day' NOT NULL;--> statement-breakpoint
ALTER TABLE "reports" ADD COLUMN "account_id" text;--> statement-breakpoint
ALTER TABLE "reports" ADD COLUMN "words" text;--> statement-breakpoint
ALTER TABLE "runs" ADD COLUMN "reason" jsonb;--> statement-breakpoint
ALTER TABLE "schedules" ADD COLUMN "reason" jsonb;--> statement-breakpoint
ALTER TABLE "verdicts" ADD COLUMN "voided_on" text;--> statement-breakpoint
ALTER TABLE "troubles" ADD CONSTRAINT "troubles_cohort_id_cohorts_id_fk" FOREIGN KEY ("cohort_id") REFERENCES "public"."cohorts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unasked" ADD CONSTRAINT "unasked_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unasked" ADD CONSTRAINT "unasked_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "unasked_person" ON "unasked" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "unasked_account" ON "unasked" USING btree ("account_id");--> statement-breakpoint
ALTER TABLE "reports" ADD CONSTRAINT "reports_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "reports_account" ON "reports" USING btree ("account_id");
--> statement-breakpoint
-- What was said in sentences becomes data. A sentence that is not known stays one.
UPDATE "schedules" SET "reason" = CASE
  WHEN "fault" = 'I stumbled over it, and the log says why.' THEN '{"kind":"stumbled"}'::jsonb
  WHEN "fault" = 'The platform does not take this message. I stumbled over it, and the log says why.' THEN '{"kind":"not taken"}'::jsonb
  WHEN "fault" = 'The channel is no longer there for me. Put me back into it, or give /setup in another one.' THEN '{"kind":"gone"}'::jsonb
  WHEN "fault" = 'The platform asks for patience; it is tried again.' THEN '{"kind":"asked for patience"}'::jsonb
  WHEN "fault" = 'The platform did not answer; it is tried again.' THEN '{"kind":"no answer"}'::jsonb
  WHEN "fault" = 'The platform does not say whether it arrived. Please look there.' THEN '{"kind":"arrival unknown","times":1}'::jsonb
  WHEN "fault" = 'The platform does not say whether it arrived, not even the second time. Please look there.' THEN '{"kind":"arrival unknown","times":2}'::jsonb
  WHEN "fault" = 'It could not be sent in time.' THEN '{"kind":"out of time"}'::jsonb
  WHEN "fault" = 'It could not be sent in time. Last: The platform did not answer; it is tried again.' THEN '{"kind":"out of time","last":{"kind":"no answer"}}'::jsonb
  WHEN "fault" = 'It could not be sent in time. Last: The platform asks for patience; it is tried again.' THEN '{"kind":"out of time","last":{"kind":"asked for patience"}}'::jsonb
  WHEN "fault" = 'not wanted any more' THEN '{"kind":"not wanted"}'::jsonb
  ELSE jsonb_build_object('kind', 'told', 'text', "fault") END
WHERE "fault" IS NOT NULL;
--> statement-breakpoint
UPDATE "deliveries" SET "reason" = CASE
  WHEN "fault" = 'I stumbled over it, and the log says why.' THEN '{"kind":"stumbled"}'::jsonb
  WHEN "fault" = 'The platform does not take this message. I stumbled over it, and the log says why.' THEN '{"kind":"not taken"}'::jsonb
  WHEN "fault" = 'The channel is no longer there for me. Put me back into it, or give /setup in another one.' THEN '{"kind":"gone"}'::jsonb
  WHEN "fault" = 'The platform asks for patience; it is tried again.' THEN '{"kind":"asked for patience"}'::jsonb
  WHEN "fault" = 'The platform did not answer; it is tried again.' THEN '{"kind":"no answer"}'::jsonb
  WHEN "fault" = 'The platform does not say whether it arrived. Please look there.' THEN '{"kind":"arrival unknown","times":1}'::jsonb
  WHEN "fault" = 'The platform does not say whether it arrived, not even the second time. Please look there.' THEN '{"kind":"arrival unknown","times":2}'::jsonb
  WHEN "fault" = 'It could not be sent in time.' THEN '{"kind":"out of time"}'::jsonb
  WHEN "fault" = 'It could not be sent in time. Last: The platform did not answer; it is tried again.' THEN '{"kind":"out of time","last":{"kind":"no answer"}}'::jsonb
  WHEN "fault" = 'It could not be sent in time. Last: The platform asks for patience; it is tried again.' THEN '{"kind":"out of time","last":{"kind":"asked for patience"}}'::jsonb
  WHEN "fault" = 'not wanted any more' THEN '{"kind":"not wanted"}'::jsonb
  ELSE jsonb_build_object('kind', 'told', 'text', "fault") END
WHERE "fault" IS NOT NULL;
--> statement-breakpoint
-- A destination that cannot be reached is a trouble; its run stays, as what organizers were told of it.
INSERT INTO "troubles" ("cohort_id", "place", "since", "reason")
SELECT "subject", substr("key", length('trouble:cohort:' || "subject" || ':') + 1), "due_at", CASE
  WHEN "note" = 'I stumbled over it, and the log says why.' THEN '{"kind":"stumbled"}'::jsonb
  WHEN "note" = 'The platform does not take this message. I stumbled over it, and the log says why.' THEN '{"kind":"not taken"}'::jsonb
  WHEN "note" = 'The channel is no longer there for me. Put me back into it, or give /setup in another one.' THEN '{"kind":"gone"}'::jsonb
  WHEN "note" = 'The platform asks for patience; it is tried again.' THEN '{"kind":"asked for patience"}'::jsonb
  WHEN "note" = 'The platform did not answer; it is tried again.' THEN '{"kind":"no answer"}'::jsonb
  WHEN "note" = 'The platform does not say whether it arrived. Please look there.' THEN '{"kind":"arrival unknown","times":1}'::jsonb
  WHEN "note" = 'The platform does not say whether it arrived, not even the second time. Please look there.' THEN '{"kind":"arrival unknown","times":2}'::jsonb
  WHEN "note" = 'It could not be sent in time.' THEN '{"kind":"out of time"}'::jsonb
  WHEN "note" = 'It could not be sent in time. Last: The platform did not answer; it is tried again.' THEN '{"kind":"out of time","last":{"kind":"no answer"}}'::jsonb
  WHEN "note" = 'It could not be sent in time. Last: The platform asks for patience; it is tried again.' THEN '{"kind":"out of time","last":{"kind":"asked for patience"}}'::jsonb
  WHEN "note" = 'not wanted any more' THEN '{"kind":"not wanted"}'::jsonb
  ELSE jsonb_build_object('kind', 'told', 'text', coalesce("note", '')) END
FROM "runs" WHERE "job" = 'trouble' AND EXISTS (SELECT 1 FROM "cohorts" WHERE "cohorts"."id" = "runs"."subject");
--> statement-breakpoint
UPDATE "runs" SET "note" = NULL WHERE "job" = 'trouble';
--> statement-breakpoint
UPDATE "runs" SET "reason" = CASE
  WHEN "note" = 'The group is closed.' THEN '{"kind":"group closed"}'::jsonb
  WHEN "note" = 'The start is more than 4 weeks away.' THEN '{"kind":"start far away","weeks":4}'::jsonb
  WHEN "note" = 'The plan has not begun.' THEN '{"kind":"before the start"}'::jsonb
  WHEN "note" = 'No week of the plan is over yet.' THEN '{"kind":"no week over"}'::jsonb
  WHEN "note" = 'The group pauses this week.' THEN '{"kind":"group pauses"}'::jsonb
  WHEN "note" = 'The group paused.' THEN '{"kind":"group paused"}'::jsonb
  WHEN "note" = 'The plan is over.' THEN '{"kind":"plan over"}'::jsonb
  WHEN "note" = 'The plan is over; /quiz goes on.' THEN '{"kind":"questions over"}'::jsonb
  WHEN "note" = 'The question bank has nothing that was not asked in the last 60 days.' THEN '{"kind":"bank exhausted","days":60}'::jsonb
  WHEN "note" = 'The question was taken out.' THEN '{"kind":"question out"}'::jsonb
  WHEN "note" = 'The question has been rewritten since it was asked.' THEN '{"kind":"question rewritten"}'::jsonb
  WHEN "note" = 'The question was not posted anywhere.' THEN '{"kind":"question not posted"}'::jsonb
  WHEN "note" = 'No nudges are wanted.' THEN '{"kind":"not nudged","for":"not wanted"}'::jsonb
  WHEN "note" = 'These are quiet hours.' THEN '{"kind":"not nudged","for":"quiet hours"}'::jsonb
  WHEN "note" = 'This is a rest day.' THEN '{"kind":"not nudged","for":"rest day"}'::jsonb
  WHEN "note" = 'They asked for quiet.' THEN '{"kind":"not nudged","for":"quiet asked for"}'::jsonb
  WHEN "note" = 'Something is done already today.' THEN '{"kind":"not nudged","for":"something done"}'::jsonb
  WHEN "note" = 'One a day is enough.' THEN '{"kind":"not nudged","for":"once a day"}'::jsonb
  WHEN "note" = 'One a week is enough.' THEN '{"kind":"not nudged","for":"once a week"}'::jsonb
  WHEN "note" = 'No group of theirs has something for them now.' THEN '{"kind":"not nudged","for":"nothing for them"}'::jsonb
  WHEN "note" = 'could not be prepared: I stumbled over it, and the log says why.' THEN '{"kind":"not prepared","last":{"kind":"stumbled"}}'::jsonb
  WHEN "note" ~ '^late by [0-9]+ min$' THEN jsonb_build_object('kind', 'late', 'minutes', substring("note" from '[0-9]+')::bigint)
  WHEN "note" ~ '^late by [0-9]+ h$' THEN jsonb_build_object('kind', 'late', 'minutes', 60 * substring("note" from '[0-9]+')::bigint)
  WHEN "note" ~ '^missed by [0-9]+ min$' THEN jsonb_build_object('kind', 'missed', 'minutes', substring("note" from '[0-9]+')::bigint)
  WHEN "note" ~ '^missed by [0-9]+ h$' THEN jsonb_build_object('kind', 'missed', 'minutes', 60 * substring("note" from '[0-9]+')::bigint)
  WHEN "note" ~ '^missed, and [0-9]+ more after it$' THEN jsonb_build_object('kind', 'missed more', 'others', substring("note" from '[0-9]+')::bigint)
  ELSE jsonb_build_object('kind', 'told', 'text', "note") END
WHERE "note" IS NOT NULL;
--> statement-breakpoint
-- A run that was claimed and never written is none: its schedule still waits.
DELETE FROM "runs" WHERE "state" = 'claimed';
--> statement-breakpoint
UPDATE "runs" SET "state" = 'open' WHERE "state" = 'planned';
--> statement-breakpoint
-- Until now a quiz was for practice where it named who practises.
UPDATE "quizzes" SET "occasion" = 'practice' WHERE "person_id" IS NOT NULL;
--> statement-breakpoint
-- What only the ledger knew becomes part of the facts: where a completion counts, when it was taken back, which answers earn, when a question was voided.
UPDATE "completions" SET "counted" = coalesce((
	SELECT jsonb_agg(jsonb_build_object('cohort', l."cohort_id", 'boardDate', l."board_date", 'minutes', l."points" * 3))
	FROM "accounts" a
	JOIN "ledger" l ON l."person_id" = a."person_id" AND l."item" = "completions"."item"
	JOIN "cohorts" c ON c."id" = l."cohort_id" AND c."path" = "completions"."path"
	WHERE a."id" = "completions"."account_id" AND l."account_id" = a."id" AND l."reason" = 'done' AND l."times" = "completions"."times"
), '[]'::jsonb);--> statement-breakpoint
UPDATE "completions" SET "undone_dates" = coalesce((
	SELECT jsonb_object_agg(l."cohort_id", l."board_date")
	FROM "accounts" a
	JOIN "ledger" l ON l."person_id" = a."person_id" AND l."item" = "completions"."item"
	JOIN "cohorts" c ON c."id" = l."cohort_id" AND c."path" = "completions"."path"
	WHERE a."id" = "completions"."account_id" AND l."reason" = 'undone' AND l."times" = "completions"."times"
), '{}'::jsonb) WHERE "undone_at" IS NOT NULL;--> statement-breakpoint
UPDATE "answers" SET "counts" = coalesce((
	SELECT max(l."times")
	FROM "accounts" a
	JOIN "ledger" l ON l."person_id" = a."person_id" AND l."item" = "answers"."quiz_id"
	WHERE a."id" = "answers"."account_id" AND l."account_id" = a."id" AND l."reason" IN ('answered', 'practised')
), 0) WHERE "locked_at" IS NOT NULL;--> statement-breakpoint
UPDATE "verdicts" SET "voided_on" = coalesce((
	SELECT max(l."board_date")
	FROM "ledger" l
	JOIN "quizzes" q ON q."id" = l."item"
	WHERE l."cohort_id" = "verdicts"."cohort_id" AND l."reason" = 'voided' AND q."question" = "verdicts"."question" AND q."version" = "verdicts"."version"
), to_char("at" AT TIME ZONE 'UTC', 'YYYY-MM-DD')) WHERE "verdict" = 'voided';
--> statement-breakpoint
-- Whoever turned nudges off wants nothing unasked.
UPDATE "nudges" SET "is_off" = true WHERE EXISTS (SELECT 1 FROM "schedules" WHERE "schedules"."subject_kind" = 'person' AND "schedules"."subject" = "nudges"."person_id" AND "schedules"."job" = 'nudge' AND "schedules"."is_on" = false);
--> statement-breakpoint
-- Whoever has reported is told of it where they have been longest.
UPDATE "reports" SET "account_id" = (SELECT "accounts"."id" FROM "accounts" WHERE "accounts"."person_id" = "reports"."person_id" ORDER BY "accounts"."created_at", "accounts"."id" LIMIT 1);
