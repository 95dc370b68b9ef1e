CREATE TABLE "answers" (
	"quiz_id" text NOT NULL,
	"account_id" text NOT NULL,
	"picked" jsonb NOT NULL,
	"is_right" boolean NOT NULL,
	"is_changed" boolean NOT NULL,
	"locked_at" timestamp (3) with time zone,
	"at" timestamp (3) with time zone NOT NULL,
	"study_day" text NOT NULL,
	"board_date" text NOT NULL,
	"zone" text NOT NULL,
	"took" bigint NOT NULL,
	"call_id" text NOT NULL,
	CONSTRAINT "answers_quiz_id_account_id_pk" PRIMARY KEY("quiz_id","account_id")
);
--> statement-breakpoint
CREATE TABLE "boards" (
	"cohort_id" text NOT NULL,
	"period" text NOT NULL,
	"person_id" text NOT NULL,
	"place" bigint NOT NULL,
	"points" bigint NOT NULL,
	"frozen_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "boards_cohort_id_period_person_id_pk" PRIMARY KEY("cohort_id","period","person_id")
);
--> statement-breakpoint
CREATE TABLE "channel_codes" (
	"code" text PRIMARY KEY NOT NULL,
	"cohort_id" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "deliveries" (
	"id" text PRIMARY KEY NOT NULL,
	"run" text NOT NULL,
	"cohort_id" text,
	"person_id" text,
	"target" jsonb NOT NULL,
	"platform" text NOT NULL,
	"place" text NOT NULL,
	"turn" bigint NOT NULL,
	"state" text NOT NULL,
	"next_at" timestamp (3) with time zone,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"token" text,
	"lease_until" timestamp (3) with time zone,
	"attempts" bigint NOT NULL,
	"first_at" timestamp (3) with time zone,
	"is_unresolved" boolean NOT NULL,
	"is_doubtful" boolean NOT NULL,
	"message" jsonb,
	"fault" text,
	"failing_since" timestamp (3) with time zone,
	"redraw_at" timestamp (3) with time zone,
	"shown" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "drafts" (
	"quiz_id" text NOT NULL,
	"account_id" text NOT NULL,
	"picked" jsonb NOT NULL,
	"opened_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "drafts_quiz_id_account_id_pk" PRIMARY KEY("quiz_id","account_id")
);
--> statement-breakpoint
CREATE TABLE "nudges" (
	"person_id" text PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"rest_days" text NOT NULL,
	"frequency" text NOT NULL,
	"snoozed_until" text,
	"ignored" bigint NOT NULL,
	"last_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "quizzes" (
	"id" text PRIMARY KEY NOT NULL,
	"path" text NOT NULL,
	"question" text NOT NULL,
	"version" bigint NOT NULL,
	"type" text NOT NULL,
	"option_order" jsonb NOT NULL,
	"match_order" jsonb NOT NULL,
	"answer_key" jsonb NOT NULL,
	"cohort_id" text,
	"slot" text,
	"person_id" text,
	"opened_at" timestamp (3) with time zone NOT NULL,
	"closes_at" timestamp (3) with time zone,
	"closed_at" timestamp (3) with time zone,
	"voided_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "reports" (
	"id" text PRIMARY KEY NOT NULL,
	"quiz_id" text NOT NULL,
	"question" text NOT NULL,
	"version" bigint NOT NULL,
	"cohort_id" text,
	"person_id" text NOT NULL,
	"reason" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"state" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "runs" (
	"key" text PRIMARY KEY NOT NULL,
	"job" text NOT NULL,
	"subject_kind" text NOT NULL,
	"subject" text NOT NULL,
	"person_id" text,
	"slot" text NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"token" text NOT NULL,
	"lease_until" timestamp (3) with time zone NOT NULL,
	"attempts" bigint NOT NULL,
	"state" text NOT NULL,
	"content" jsonb,
	"about" text,
	"note" text,
	"finished_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "schedules" (
	"subject_kind" text NOT NULL,
	"subject" text NOT NULL,
	"job" text NOT NULL,
	"person_id" text,
	"time_at" text,
	"weekdays" text,
	"is_on" boolean NOT NULL,
	"slot" text,
	"due_at" timestamp (3) with time zone,
	"next_at" timestamp (3) with time zone,
	"failures" bigint NOT NULL,
	"failing_since" timestamp (3) with time zone,
	"fault" text,
	CONSTRAINT "schedules_subject_kind_subject_job_pk" PRIMARY KEY("subject_kind","subject","job")
);
--> statement-breakpoint
CREATE TABLE "verdicts" (
	"cohort_id" text NOT NULL,
	"question" text NOT NULL,
	"version" bigint NOT NULL,
	"verdict" text NOT NULL,
	"person_id" text,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "verdicts_cohort_id_question_version_pk" PRIMARY KEY("cohort_id","question","version")
);
--> statement-breakpoint
ALTER TABLE "cohorts" ADD COLUMN "pauses" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "answers" ADD CONSTRAINT "answers_quiz_id_quizzes_id_fk" FOREIGN KEY ("quiz_id") REFERENCES "public"."quizzes"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answers" ADD CONSTRAINT "answers_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "boards" ADD CONSTRAINT "boards_cohort_id_cohorts_id_fk" FOREIGN KEY ("cohort_id") REFERENCES "public"."cohorts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "boards" ADD CONSTRAINT "boards_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "channel_codes" ADD CONSTRAINT "channel_codes_cohort_id_cohorts_id_fk" FOREIGN KEY ("cohort_id") REFERENCES "public"."cohorts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_run_runs_key_fk" FOREIGN KEY ("run") REFERENCES "public"."runs"("key") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_cohort_id_cohorts_id_fk" FOREIGN KEY ("cohort_id") REFERENCES "public"."cohorts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "drafts" ADD CONSTRAINT "drafts_quiz_id_quizzes_id_fk" FOREIGN KEY ("quiz_id") REFERENCES "public"."quizzes"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "drafts" ADD CONSTRAINT "drafts_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "nudges" ADD CONSTRAINT "nudges_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "nudges" ADD CONSTRAINT "nudges_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quizzes" ADD CONSTRAINT "quizzes_cohort_id_cohorts_id_fk" FOREIGN KEY ("cohort_id") REFERENCES "public"."cohorts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quizzes" ADD CONSTRAINT "quizzes_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reports" ADD CONSTRAINT "reports_quiz_id_quizzes_id_fk" FOREIGN KEY ("quiz_id") REFERENCES "public"."quizzes"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reports" ADD CONSTRAINT "reports_cohort_id_cohorts_id_fk" FOREIGN KEY ("cohort_id") REFERENCES "public"."cohorts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reports" ADD CONSTRAINT "reports_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "runs" ADD CONSTRAINT "runs_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "schedules" ADD CONSTRAINT "schedules_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "verdicts" ADD CONSTRAINT "verdicts_cohort_id_cohorts_id_fk" FOREIGN KEY ("cohort_id") REFERENCES "public"."cohorts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "verdicts" ADD CONSTRAINT "verdicts_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "answers_account" ON "answers" USING btree ("account_id","at");--> statement-breakpoint
CREATE INDEX "boards_person" ON "boards" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "channel_codes_cohort" ON "channel_codes" USING btree ("cohort_id");--> statement-breakpoint
CREATE INDEX "deliveries_next" ON "deliveries" USING btree ("platform","next_at");--> statement-breakpoint
CREATE INDEX "deliveries_place" ON "deliveries" USING btree ("place","state");--> statement-breakpoint
CREATE INDEX "deliveries_run" ON "deliveries" USING btree ("run");--> statement-breakpoint
CREATE INDEX "deliveries_cohort" ON "deliveries" USING btree ("cohort_id","state");--> statement-breakpoint
CREATE INDEX "deliveries_redraw" ON "deliveries" USING btree ("redraw_at");--> statement-breakpoint
CREATE INDEX "deliveries_person" ON "deliveries" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "drafts_account" ON "drafts" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "quizzes_cohort" ON "quizzes" USING btree ("cohort_id","opened_at");--> statement-breakpoint
CREATE INDEX "quizzes_person" ON "quizzes" USING btree ("person_id","opened_at");--> statement-breakpoint
CREATE INDEX "reports_cohort" ON "reports" USING btree ("cohort_id","state");--> statement-breakpoint
CREATE INDEX "reports_person" ON "reports" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "runs_subject" ON "runs" USING btree ("subject_kind","subject","due_at");--> statement-breakpoint
CREATE INDEX "runs_about" ON "runs" USING btree ("about");--> statement-breakpoint
CREATE INDEX "runs_person" ON "runs" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "schedules_next" ON "schedules" USING btree ("next_at");--> statement-breakpoint
CREATE INDEX "schedules_person" ON "schedules" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "verdicts_person" ON "verdicts" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "channels_cohort" ON "channels" USING btree ("cohort_id");