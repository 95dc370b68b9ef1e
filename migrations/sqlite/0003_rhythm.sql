CREATE TABLE `answers` (
	`quiz_id` text NOT NULL,
	`account_id` text NOT NULL,
	`picked` text NOT NULL,
	`is_right` integer NOT NULL,
	`is_changed` integer NOT NULL,
	`locked_at` integer,
	`at` integer NOT NULL,
	`study_day` text NOT NULL,
	`board_date` text NOT NULL,
	`zone` text NOT NULL,
	`took` integer NOT NULL,
	`call_id` text NOT NULL,
	PRIMARY KEY(`quiz_id`, `account_id`),
	FOREIGN KEY (`quiz_id`) REFERENCES `quizzes`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `answers_account` ON `answers` (`account_id`,`at`);--> statement-breakpoint
CREATE TABLE `boards` (
	`cohort_id` text NOT NULL,
	`period` text NOT NULL,
	`person_id` text NOT NULL,
	`place` integer NOT NULL,
	`points` integer NOT NULL,
	`frozen_at` integer NOT NULL,
	PRIMARY KEY(`cohort_id`, `period`, `person_id`),
	FOREIGN KEY (`cohort_id`) REFERENCES `cohorts`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`person_id`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `boards_person` ON `boards` (`person_id`);--> statement-breakpoint
CREATE TABLE `channel_codes` (
	`code` text PRIMARY KEY NOT NULL,
	`cohort_id` text NOT NULL,
	`expires_at` integer NOT NULL,
	`used_at` integer,
	FOREIGN KEY (`cohort_id`) REFERENCES `cohorts`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `channel_codes_cohort` ON `channel_codes` (`cohort_id`);--> statement-breakpoint
CREATE TABLE `deliveries` (
	`id` text PRIMARY KEY NOT NULL,
	`run` text NOT NULL,
	`cohort_id` text,
	`person_id` text,
	`target` text NOT NULL,
	`platform` text NOT NULL,
	`place` text NOT NULL,
	`turn` integer NOT NULL,
	`state` text NOT NULL,
	`next_at` integer,
	`expires_at` integer NOT NULL,
	`token` text,
	`lease_until` integer,
	`attempts` integer NOT NULL,
	`first_at` integer,
	`is_unresolved` integer NOT NULL,
	`is_doubtful` integer NOT NULL,
	`message` text,
	`fault` text,
	`failing_since` integer,
	`redraw_at` integer,
	`shown` integer NOT NULL,
	FOREIGN KEY (`run`) REFERENCES `runs`(`key`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`cohort_id`) REFERENCES `cohorts`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`person_id`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `deliveries_next` ON `deliveries` (`platform`,`next_at`);--> statement-breakpoint
CREATE INDEX `deliveries_place` ON `deliveries` (`place`,`state`);--> statement-breakpoint
CREATE INDEX `deliveries_run` ON `deliveries` (`run`);--> statement-breakpoint
CREATE INDEX `deliveries_cohort` ON `deliveries` (`cohort_id`,`state`);--> statement-breakpoint
CREATE INDEX `deliveries_redraw` ON `deliveries` (`redraw_at`);--> statement-breakpoint
CREATE INDEX `deliveries_person` ON `deliveries` (`person_id`);--> statement-breakpoint
CREATE TABLE `drafts` (
	`quiz_id` text NOT NULL,
	`account_id` text NOT NULL,
	`picked` text NOT NULL,
	`opened_at` integer NOT NULL,
	PRIMARY KEY(`quiz_id`, `account_id`),
	FOREIGN KEY (`quiz_id`) REFERENCES `quizzes`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `drafts_account` ON `drafts` (`account_id`);--> statement-breakpoint
CREATE TABLE `nudges` (
	`person_id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`rest_days` text NOT NULL,
	`frequency` text NOT NULL,
	`snoozed_until` text,
	`ignored` integer NOT NULL,
	`last_at` integer,
	FOREIGN KEY (`person_id`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `quizzes` (
	`id` text PRIMARY KEY NOT NULL,
	`path` text NOT NULL,
	`question` text NOT NULL,
	`version` integer NOT NULL,
	`type` text NOT NULL,
	`option_order` text NOT NULL,
	`match_order` text NOT NULL,
	`answer_key` text NOT NULL,
	`cohort_id` text,
	`slot` text,
	`person_id` text,
	`opened_at` integer NOT NULL,
	`closes_at` integer,
	`closed_at` integer,
	`voided_at` integer,
	FOREIGN KEY (`cohort_id`) REFERENCES `cohorts`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`person_id`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `quizzes_cohort` ON `quizzes` (`cohort_id`,`opened_at`);--> statement-breakpoint
CREATE INDEX `quizzes_person` ON `quizzes` (`person_id`,`opened_at`);--> statement-breakpoint
CREATE TABLE `reports` (
	`id` text PRIMARY KEY NOT NULL,
	`quiz_id` text NOT NULL,
	`question` text NOT NULL,
	`version` integer NOT NULL,
	`cohort_id` text,
	`person_id` text NOT NULL,
	`reason` text NOT NULL,
	`at` integer NOT NULL,
	`state` text NOT NULL,
	FOREIGN KEY (`quiz_id`) REFERENCES `quizzes`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`cohort_id`) REFERENCES `cohorts`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`person_id`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `reports_cohort` ON `reports` (`cohort_id`,`state`);--> statement-breakpoint
CREATE INDEX `reports_person` ON `reports` (`person_id`);--> statement-breakpoint
CREATE TABLE `runs` (
	`key` text PRIMARY KEY NOT NULL,
	`job` text NOT NULL,
	`subject_kind` text NOT NULL,
	`subject` text NOT NULL,
	`person_id` text,
	`slot` text NOT NULL,
	`due_at` integer NOT NULL,
	`token` text NOT NULL,
	`lease_until` integer NOT NULL,
	`attempts` integer NOT NULL,
	`state` text NOT NULL,
	`content` text,
	`about` text,
	`note` text,
	`finished_at` integer,
	FOREIGN KEY (`person_id`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `runs_subject` ON `runs` (`subject_kind`,`subject`,`due_at`);--> statement-breakpoint
CREATE INDEX `runs_about` ON `runs` (`about`);--> statement-breakpoint
CREATE INDEX `runs_person` ON `runs` (`person_id`);--> statement-breakpoint
CREATE TABLE `schedules` (
	`subject_kind` text NOT NULL,
	`subject` text NOT NULL,
	`job` text NOT NULL,
	`person_id` text,
	`time_at` text,
	`weekdays` text,
	`is_on` integer NOT NULL,
	`slot` text,
	`due_at` integer,
	`next_at` integer,
	`failures` integer NOT NULL,
	`failing_since` integer,
	`fault` text,
	PRIMARY KEY(`subject_kind`, `subject`, `job`),
	FOREIGN KEY (`person_id`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `schedules_next` ON `schedules` (`next_at`);--> statement-breakpoint
CREATE INDEX `schedules_person` ON `schedules` (`person_id`);--> statement-breakpoint
CREATE TABLE `verdicts` (
	`cohort_id` text NOT NULL,
	`question` text NOT NULL,
	`version` integer NOT NULL,
	`verdict` text NOT NULL,
	`person_id` text,
	`at` integer NOT NULL,
	PRIMARY KEY(`cohort_id`, `question`, `version`),
	FOREIGN KEY (`cohort_id`) REFERENCES `cohorts`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`person_id`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `verdicts_person` ON `verdicts` (`person_id`);--> statement-breakpoint
ALTER TABLE `cohorts` ADD `pauses` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
CREATE INDEX `channels_cohort` ON `channels` (`cohort_id`);