CREATE TABLE `troubles` (
	`cohort_id` text NOT NULL,
	`place` text NOT NULL,
	`since` integer NOT NULL,
	`reason` text NOT NULL,
	PRIMARY KEY(`cohort_id`, `place`),
	FOREIGN KEY (`cohort_id`) REFERENCES `cohorts`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
ALTER TABLE `deliveries` ADD `reason` text;--> statement-breakpoint
ALTER TABLE `runs` ADD `reason` text;--> statement-breakpoint
ALTER TABLE `schedules` ADD `reason` text;
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
