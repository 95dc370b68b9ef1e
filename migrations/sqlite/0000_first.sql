CREATE TABLE `accounts` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`platform` text NOT NULL,
	`name` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `accounts_person` ON `accounts` (`person_id`);--> statement-breakpoint
CREATE TABLE `channels` (
	`platform` text NOT NULL,
	`space` text NOT NULL,
	`channel` text NOT NULL,
	`cohort_id` text NOT NULL,
	`posts` integer NOT NULL,
	PRIMARY KEY(`platform`, `space`, `channel`),
	FOREIGN KEY (`cohort_id`) REFERENCES `cohorts`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `clock` (
	`id` text PRIMARY KEY NOT NULL,
	`offset` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `cohorts` (
	`id` text PRIMARY KEY NOT NULL,
	`path` text NOT NULL,
	`name` text NOT NULL,
	`start` text NOT NULL,
	`zone` text NOT NULL,
	`pace` text NOT NULL,
	`archived` integer NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `completions` (
	`account_id` text NOT NULL,
	`path` text NOT NULL,
	`item` text NOT NULL,
	`times` integer NOT NULL,
	`at` integer NOT NULL,
	`study_day` text NOT NULL,
	`zone` text NOT NULL,
	`call_id` text NOT NULL,
	`undone_at` integer,
	`undone_by` text,
	PRIMARY KEY(`account_id`, `path`, `item`, `times`),
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `kept_calls` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`call` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `kept_calls_person` ON `kept_calls` (`person_id`);--> statement-breakpoint
CREATE TABLE `ledger` (
	`key` text PRIMARY KEY NOT NULL,
	`cohort_id` text NOT NULL,
	`person_id` text NOT NULL,
	`account_id` text NOT NULL,
	`points` integer NOT NULL,
	`reason` text NOT NULL,
	`item` text NOT NULL,
	`times` integer NOT NULL,
	`at` integer NOT NULL,
	`study_day` text NOT NULL,
	`board_date` text NOT NULL,
	`zone` text NOT NULL,
	`call_id` text NOT NULL,
	FOREIGN KEY (`cohort_id`) REFERENCES `cohorts`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`person_id`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `ledger_cohort_person` ON `ledger` (`cohort_id`,`person_id`);--> statement-breakpoint
CREATE INDEX `ledger_person_item` ON `ledger` (`person_id`,`item`);--> statement-breakpoint
CREATE TABLE `members` (
	`cohort_id` text NOT NULL,
	`person_id` text NOT NULL,
	`joined_at` integer NOT NULL,
	`start` text,
	`from_week` integer NOT NULL,
	`left_at` integer,
	PRIMARY KEY(`cohort_id`, `person_id`),
	FOREIGN KEY (`cohort_id`) REFERENCES `cohorts`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`person_id`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `members_person` ON `members` (`person_id`);--> statement-breakpoint
CREATE TABLE `organizers` (
	`cohort_id` text NOT NULL,
	`person_id` text NOT NULL,
	`appointed_at` integer NOT NULL,
	PRIMARY KEY(`cohort_id`, `person_id`),
	FOREIGN KEY (`cohort_id`) REFERENCES `cohorts`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`person_id`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `organizers_person` ON `organizers` (`person_id`);--> statement-breakpoint
CREATE TABLE `persons` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`name_chosen` integer NOT NULL,
	`zone` text,
	`visibility` text NOT NULL,
	`alias` text,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `remembered` (
	`person_id` text NOT NULL,
	`channel` text NOT NULL,
	`cohort_id` text NOT NULL,
	PRIMARY KEY(`person_id`, `channel`),
	FOREIGN KEY (`person_id`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`cohort_id`) REFERENCES `cohorts`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `totals` (
	`cohort_id` text NOT NULL,
	`period` text NOT NULL,
	`person_id` text NOT NULL,
	`points` integer NOT NULL,
	PRIMARY KEY(`cohort_id`, `period`, `person_id`),
	FOREIGN KEY (`cohort_id`) REFERENCES `cohorts`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`person_id`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `totals_board` ON `totals` (`cohort_id`,`period`,`points`);--> statement-breakpoint
CREATE INDEX `totals_person` ON `totals` (`person_id`);