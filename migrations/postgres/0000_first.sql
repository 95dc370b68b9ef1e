CREATE TABLE "accounts" (
	"id" text PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"platform" text NOT NULL,
	"name" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "channels" (
	"platform" text NOT NULL,
	"space" text NOT NULL,
	"channel" text NOT NULL,
	"cohort_id" text NOT NULL,
	"posts" boolean NOT NULL,
	CONSTRAINT "channels_platform_space_channel_pk" PRIMARY KEY("platform","space","channel")
);
--> statement-breakpoint
CREATE TABLE "clock" (
	"id" text PRIMARY KEY NOT NULL,
	"offset" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "cohorts" (
	"id" text PRIMARY KEY NOT NULL,
	"path" text NOT NULL,
	"name" text NOT NULL,
	"start" text NOT NULL,
	"zone" text NOT NULL,
	"pace" text NOT NULL,
	"archived" boolean NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "completions" (
	"account_id" text NOT NULL,
	"path" text NOT NULL,
	"item" text NOT NULL,
	"times" bigint NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"study_day" text NOT NULL,
	"zone" text NOT NULL,
	"call_id" text NOT NULL,
	"undone_at" timestamp (3) with time zone,
	"undone_by" text,
	CONSTRAINT "completions_account_id_path_item_times_pk" PRIMARY KEY("account_id","path","item","times")
);
--> statement-breakpoint
CREATE TABLE "kept_calls" (
	"id" text PRIMARY KEY NOT NULL,
	"person_id" text NOT NULL,
	"call" jsonb NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "ledger" (
	"key" text PRIMARY KEY NOT NULL,
	"cohort_id" text NOT NULL,
	"person_id" text NOT NULL,
	"account_id" text NOT NULL,
	"points" bigint NOT NULL,
	"reason" text NOT NULL,
	"item" text NOT NULL,
	"times" bigint NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"study_day" text NOT NULL,
	"board_date" text NOT NULL,
	"zone" text NOT NULL,
	"call_id" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "members" (
	"cohort_id" text NOT NULL,
	"person_id" text NOT NULL,
	"joined_at" timestamp (3) with time zone NOT NULL,
	"start" text,
	"from_week" bigint NOT NULL,
	"left_at" timestamp (3) with time zone,
	CONSTRAINT "members_cohort_id_person_id_pk" PRIMARY KEY("cohort_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "organizers" (
	"cohort_id" text NOT NULL,
	"person_id" text NOT NULL,
	"appointed_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "organizers_cohort_id_person_id_pk" PRIMARY KEY("cohort_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "persons" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"name_chosen" boolean NOT NULL,
	"zone" text,
	"visibility" text NOT NULL,
	"alias" text,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "remembered" (
	"person_id" text NOT NULL,
	"channel" text NOT NULL,
	"cohort_id" text NOT NULL,
	CONSTRAINT "remembered_person_id_channel_pk" PRIMARY KEY("person_id","channel")
);
--> statement-breakpoint
CREATE TABLE "totals" (
	"cohort_id" text NOT NULL,
	"period" text NOT NULL,
	"person_id" text NOT NULL,
	"points" bigint NOT NULL,
	CONSTRAINT "totals_cohort_id_period_person_id_pk" PRIMARY KEY("cohort_id","period","person_id")
);
--> statement-breakpoint
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "channels" ADD CONSTRAINT "channels_cohort_id_cohorts_id_fk" FOREIGN KEY ("cohort_id") REFERENCES "public"."cohorts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "completions" ADD CONSTRAINT "completions_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "kept_calls" ADD CONSTRAINT "kept_calls_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger" ADD CONSTRAINT "ledger_cohort_id_cohorts_id_fk" FOREIGN KEY ("cohort_id") REFERENCES "public"."cohorts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger" ADD CONSTRAINT "ledger_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "members" ADD CONSTRAINT "members_cohort_id_cohorts_id_fk" FOREIGN KEY ("cohort_id") REFERENCES "public"."cohorts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "members" ADD CONSTRAINT "members_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organizers" ADD CONSTRAINT "organizers_cohort_id_cohorts_id_fk" FOREIGN KEY ("cohort_id") REFERENCES "public"."cohorts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organizers" ADD CONSTRAINT "organizers_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "remembered" ADD CONSTRAINT "remembered_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "remembered" ADD CONSTRAINT "remembered_cohort_id_cohorts_id_fk" FOREIGN KEY ("cohort_id") REFERENCES "public"."cohorts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "totals" ADD CONSTRAINT "totals_cohort_id_cohorts_id_fk" FOREIGN KEY ("cohort_id") REFERENCES "public"."cohorts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "totals" ADD CONSTRAINT "totals_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "accounts_person" ON "accounts" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "kept_calls_person" ON "kept_calls" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "ledger_cohort_person" ON "ledger" USING btree ("cohort_id","person_id");--> statement-breakpoint
CREATE INDEX "ledger_person_item" ON "ledger" USING btree ("person_id","item");--> statement-breakpoint
CREATE INDEX "members_person" ON "members" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "organizers_person" ON "organizers" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "totals_board" ON "totals" USING btree ("cohort_id","period","points");--> statement-breakpoint
CREATE INDEX "totals_person" ON "totals" USING btree ("person_id");