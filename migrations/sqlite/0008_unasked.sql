CREATE TABLE `unasked` (
	`id` text PRIMARY KEY NOT NULL,
	`person_id` text NOT NULL,
	`account_id` text NOT NULL,
	`reason` text NOT NULL,
	`content` text NOT NULL,
	`since` integer NOT NULL,
	`until` integer NOT NULL,
	FOREIGN KEY (`person_id`) REFERENCES `persons`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`account_id`) REFERENCES `accounts`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `unasked_person` ON `unasked` (`person_id`);--> statement-breakpoint
CREATE INDEX `unasked_account` ON `unasked` (`account_id`);--> statement-breakpoint
ALTER TABLE `nudges` ADD `is_off` integer DEFAULT false NOT NULL;
--> statement-breakpoint
-- Whoever turned nudges off wants nothing unasked.
UPDATE `nudges` SET `is_off` = 1 WHERE EXISTS (SELECT 1 FROM `schedules` WHERE `schedules`.`subject_kind` = 'person' AND `schedules`.`subject` = `nudges`.`person_id` AND `schedules`.`job` = 'nudge' AND `schedules`.`is_on` = 0);
