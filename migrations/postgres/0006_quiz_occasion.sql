ALTER TABLE "quizzes" ADD COLUMN "occasion" text DEFAULT 'day' NOT NULL;
--> statement-breakpoint
-- Until now a quiz was for practice where it named who practises.
UPDATE "quizzes" SET "occasion" = 'practice' WHERE "person_id" IS NOT NULL;
