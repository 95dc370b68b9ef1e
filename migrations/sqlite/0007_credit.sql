ALTER TABLE `answers` ADD `counts` integer;--> statement-breakpoint
ALTER TABLE `completions` ADD `counted` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `completions` ADD `undone_dates` text;--> statement-breakpoint
ALTER TABLE `verdicts` ADD `voided_on` text;
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
