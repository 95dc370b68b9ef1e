CREATE TABLE `troubles` (
	`cohort_id` text NOT NULL,
	`place` text NOT NULL,
	`since` integer NOT NULL,
	`reason` text NOT NULL,
	PRIMARY KEY(`cohort_id`, `place`),
	FOREIGN KEY (`cohort_id`) REFERENCES `cohorts`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
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
ALTER TABLE `answers` ADD `counts` integer;--> statement-breakpoint
ALTER TABLE `completions` ADD `counted` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `completions` ADD `undone_dates` text;--> statement-breakpoint
ALTER TABLE `deliveries` ADD `reason` text;--> statement-breakpoint
ALTER TABLE `nudges` ADD `is_off` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `quizzes` ADD `occasion` text DEFAULT 'day' NOT NULL;--> statement-breakpoint
ALTER TABLE `reports` ADD `account_id` text REFERENCES accounts(id) ON DELETE SET NULL;--> statement-breakpoint
ALTER TABLE `reports` ADD `words` text;--> statement-breakpoint
CREATE INDEX `reports_account` ON `reports` (`account_id`);--> statement-breakpoint
ALTER TABLE `runs` ADD `reason` text;--> statement-breakpoint
ALTER TABLE `schedules` ADD `reason` text;--> statement-breakpoint
ALTER TABLE `verdicts` ADD `voided_on` text;
--> statement-breakpoint
-- What was said in sentences becomes data. A sentence that is not known stays one.
UPDATE `schedules` SET `reason` = CASE
  WHEN `fault` = 'I stumbled over it, and the log says why.' THEN '{"kind":"stumbled"}'
  WHEN `fault` = 'The platform does not take this message. I stumbled over it, and the log says why.' THEN '{"kind":"not taken"}'
  WHEN `fault` = 'The channel is no longer there for me. Put me back into it, or give /setup in another one.' THEN '{"kind":"gone"}'
  WHEN `fault` = 'The platform asks for patience; it is tried again.' THEN '{"kind":"asked for patience"}'
  WHEN `fault` = 'The platform did not answer; it is tried again.' THEN '{"kind":"no answer"}'
  WHEN `fault` = 'The platform does not say whether it arrived. Please look there.' THEN '{"kind":"arrival unknown","times":1}'
  WHEN `fault` = 'The platform does not say whether it arrived, not even the second time. Please look there.' THEN '{"kind":"arrival unknown","times":2}'
  WHEN `fault` = 'It could not be sent in time.' THEN '{"kind":"out of time"}'
  WHEN `fault` = 'It could not be sent in time. Last: The platform did not answer; it is tried again.' THEN '{"kind":"out of time","last":{"kind":"no answer"}}'
  WHEN `fault` = 'It could not be sent in time. Last: The platform asks for patience; it is tried again.' THEN '{"kind":"out of time","last":{"kind":"asked for patience"}}'
  WHEN `fault` = 'not wanted any more' THEN '{"kind":"not wanted"}'
  ELSE json_object('kind', 'told', 'text', `fault`) END
WHERE `fault` IS NOT NULL;
--> statement-breakpoint
UPDATE `deliveries` SET `reason` = CASE
  WHEN `fault` = 'I stumbled over it, and the log says why.' THEN '{"kind":"stumbled"}'
  WHEN `fault` = 'The platform does not take this message. I stumbled over it, and the log says why.' THEN '{"kind":"not taken"}'
  WHEN `fault` = 'The channel is no longer there for me. Put me back into it, or give /setup in another one.' THEN '{"kind":"gone"}'
  WHEN `fault` = 'The platform asks for patience; it is tried again.' THEN '{"kind":"asked for patience"}'
  WHEN `fault` = 'The platform did not answer; it is tried again.' THEN '{"kind":"no answer"}'
  WHEN `fault` = 'The platform does not say whether it arrived. Please look there.' THEN '{"kind":"arrival unknown","times":1}'
  WHEN `fault` = 'The platform does not say whether it arrived, not even the second time. Please look there.' THEN '{"kind":"arrival unknown","times":2}'
  WHEN `fault` = 'It could not be sent in time.' THEN '{"kind":"out of time"}'
  WHEN `fault` = 'It could not be sent in time. Last: The platform did not answer; it is tried again.' THEN '{"kind":"out of time","last":{"kind":"no answer"}}'
  WHEN `fault` = 'It could not be sent in time. Last: The platform asks for patience; it is tried again.' THEN '{"kind":"out of time","last":{"kind":"asked for patience"}}'
  WHEN `fault` = 'not wanted any more' THEN '{"kind":"not wanted"}'
  ELSE json_object('kind', 'told', 'text', `fault`) END
WHERE `fault` IS NOT NULL;
--> statement-breakpoint
-- A destination that cannot be reached is a trouble; its run stays, as what organizers were told of it.
INSERT INTO `troubles` (`cohort_id`, `place`, `since`, `reason`)
SELECT `subject`, substr(`key`, length('trouble:cohort:' || `subject` || ':') + 1), `due_at`, CASE
  WHEN `note` = 'I stumbled over it, and the log says why.' THEN '{"kind":"stumbled"}'
  WHEN `note` = 'The platform does not take this message. I stumbled over it, and the log says why.' THEN '{"kind":"not taken"}'
  WHEN `note` = 'The channel is no longer there for me. Put me back into it, or give /setup in another one.' THEN '{"kind":"gone"}'
  WHEN `note` = 'The platform asks for patience; it is tried again.' THEN '{"kind":"asked for patience"}'
  WHEN `note` = 'The platform did not answer; it is tried again.' THEN '{"kind":"no answer"}'
  WHEN `note` = 'The platform does not say whether it arrived. Please look there.' THEN '{"kind":"arrival unknown","times":1}'
  WHEN `note` = 'The platform does not say whether it arrived, not even the second time. Please look there.' THEN '{"kind":"arrival unknown","times":2}'
  WHEN `note` = 'It could not be sent in time.' THEN '{"kind":"out of time"}'
  WHEN `note` = 'It could not be sent in time. Last: The platform did not answer; it is tried again.' THEN '{"kind":"out of time","last":{"kind":"no answer"}}'
  WHEN `note` = 'It could not be sent in time. Last: The platform asks for patience; it is tried again.' THEN '{"kind":"out of time","last":{"kind":"asked for patience"}}'
  WHEN `note` = 'not wanted any more' THEN '{"kind":"not wanted"}'
  ELSE json_object('kind', 'told', 'text', coalesce(`note`, '')) END
FROM `runs` WHERE `job` = 'trouble' AND EXISTS (SELECT 1 FROM `cohorts` WHERE `cohorts`.`id` = `runs`.`subject`);
--> statement-breakpoint
UPDATE `runs` SET `note` = NULL WHERE `job` = 'trouble';
--> statement-breakpoint
UPDATE `runs` SET `reason` = CASE
  WHEN `note` = 'The group is closed.' THEN '{"kind":"group closed"}'
  WHEN `note` = 'The start is more than 4 weeks away.' THEN '{"kind":"start far away","weeks":4}'
  WHEN `note` = 'The plan has not begun.' THEN '{"kind":"before the start"}'
  WHEN `note` = 'No week of the plan is over yet.' THEN '{"kind":"no week over"}'
  WHEN `note` = 'The group pauses this week.' THEN '{"kind":"group pauses"}'
  WHEN `note` = 'The group paused.' THEN '{"kind":"group paused"}'
  WHEN `note` = 'The plan is over.' THEN '{"kind":"plan over"}'
  WHEN `note` = 'The plan is over; /quiz goes on.' THEN '{"kind":"questions over"}'
  WHEN `note` = 'The question bank has nothing that was not asked in the last 60 days.' THEN '{"kind":"bank exhausted","days":60}'
  WHEN `note` = 'The question was taken out.' THEN '{"kind":"question out"}'
  WHEN `note` = 'The question has been rewritten since it was asked.' THEN '{"kind":"question rewritten"}'
  WHEN `note` = 'The question was not posted anywhere.' THEN '{"kind":"question not posted"}'
  WHEN `note` = 'No nudges are wanted.' THEN '{"kind":"not nudged","for":"not wanted"}'
  WHEN `note` = 'These are quiet hours.' THEN '{"kind":"not nudged","for":"quiet hours"}'
  WHEN `note` = 'This is a rest day.' THEN '{"kind":"not nudged","for":"rest day"}'
  WHEN `note` = 'They asked for quiet.' THEN '{"kind":"not nudged","for":"quiet asked for"}'
  WHEN `note` = 'Something is done already today.' THEN '{"kind":"not nudged","for":"something done"}'
  WHEN `note` = 'One a day is enough.' THEN '{"kind":"not nudged","for":"once a day"}'
  WHEN `note` = 'One a week is enough.' THEN '{"kind":"not nudged","for":"once a week"}'
  WHEN `note` = 'No group of theirs has something for them now.' THEN '{"kind":"not nudged","for":"nothing for them"}'
  WHEN `note` = 'could not be prepared: I stumbled over it, and the log says why.' THEN '{"kind":"not prepared","last":{"kind":"stumbled"}}'
  WHEN `note` GLOB 'late by [0-9]* min' THEN json_object('kind', 'late', 'minutes', CAST(substr(`note`, 9) AS INTEGER))
  WHEN `note` GLOB 'late by [0-9]* h' THEN json_object('kind', 'late', 'minutes', 60 * CAST(substr(`note`, 9) AS INTEGER))
  WHEN `note` GLOB 'missed by [0-9]* min' THEN json_object('kind', 'missed', 'minutes', CAST(substr(`note`, 11) AS INTEGER))
  WHEN `note` GLOB 'missed by [0-9]* h' THEN json_object('kind', 'missed', 'minutes', 60 * CAST(substr(`note`, 11) AS INTEGER))
  WHEN `note` GLOB 'missed, and [0-9]* more after it' THEN json_object('kind', 'missed more', 'others', CAST(substr(`note`, 13) AS INTEGER))
  ELSE json_object('kind', 'told', 'text', `note`) END
WHERE `note` IS NOT NULL;
--> statement-breakpoint
-- A run that was claimed and never written is none: its schedule still waits.
DELETE FROM `runs` WHERE `state` = 'claimed';
--> statement-breakpoint
UPDATE `runs` SET `state` = 'open' WHERE `state` = 'planned';
--> statement-breakpoint
-- Until now a quiz was for practice where it named who practises.
UPDATE `quizzes` SET `occasion` = 'practice' WHERE `person_id` IS NOT NULL;
--> statement-breakpoint
-- What only the ledger knew becomes part of the facts: where a completion counts, when it was taken back, which answers earn, when a question was voided.
UPDATE `completions` SET `counted` = (
	SELECT json_group_array(json_object('cohort', l.`cohort_id`, 'boardDate', l.`board_date`, 'minutes', l.`points` * 3))
	FROM `accounts` a
	JOIN `ledger` l ON l.`person_id` = a.`person_id` AND l.`item` = `completions`.`item`
	JOIN `cohorts` c ON c.`id` = l.`cohort_id` AND c.`path` = `completions`.`path`
	WHERE a.`id` = `completions`.`account_id` AND l.`account_id` = a.`id` AND l.`reason` = 'done' AND l.`times` = `completions`.`times`
);--> statement-breakpoint
UPDATE `completions` SET `undone_dates` = (
	SELECT json_group_object(l.`cohort_id`, l.`board_date`)
	FROM `accounts` a
	JOIN `ledger` l ON l.`person_id` = a.`person_id` AND l.`item` = `completions`.`item`
	JOIN `cohorts` c ON c.`id` = l.`cohort_id` AND c.`path` = `completions`.`path`
	WHERE a.`id` = `completions`.`account_id` AND l.`reason` = 'undone' AND l.`times` = `completions`.`times`
) WHERE `undone_at` IS NOT NULL;--> statement-breakpoint
UPDATE `answers` SET `counts` = coalesce((
	SELECT max(l.`times`)
	FROM `accounts` a
	JOIN `ledger` l ON l.`person_id` = a.`person_id` AND l.`item` = `answers`.`quiz_id`
	WHERE a.`id` = `answers`.`account_id` AND l.`account_id` = a.`id` AND l.`reason` IN ('answered', 'practised')
), 0) WHERE `locked_at` IS NOT NULL;--> statement-breakpoint
UPDATE `verdicts` SET `voided_on` = coalesce((
	SELECT max(l.`board_date`)
	FROM `ledger` l
	JOIN `quizzes` q ON q.`id` = l.`item`
	WHERE l.`cohort_id` = `verdicts`.`cohort_id` AND l.`reason` = 'voided' AND q.`question` = `verdicts`.`question` AND q.`version` = `verdicts`.`version`
), date(`at` / 1000, 'unixepoch')) WHERE `verdict` = 'voided';
--> statement-breakpoint
-- Whoever turned nudges off wants nothing unasked.
UPDATE `nudges` SET `is_off` = 1 WHERE EXISTS (SELECT 1 FROM `schedules` WHERE `schedules`.`subject_kind` = 'person' AND `schedules`.`subject` = `nudges`.`person_id` AND `schedules`.`job` = 'nudge' AND `schedules`.`is_on` = 0);
--> statement-breakpoint
-- Whoever has reported is told of it where they have been longest.
UPDATE `reports` SET `account_id` = (SELECT `accounts`.`id` FROM `accounts` WHERE `accounts`.`person_id` = `reports`.`person_id` ORDER BY `accounts`.`created_at`, `accounts`.`id` LIMIT 1);
