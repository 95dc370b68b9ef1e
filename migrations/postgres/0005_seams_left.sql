ALTER TABLE "deliveries" DROP COLUMN "fault";--> statement-breakpoint
ALTER TABLE "runs" DROP COLUMN "token";--> statement-breakpoint
ALTER TABLE "runs" DROP COLUMN "lease_until";--> statement-breakpoint
ALTER TABLE "runs" DROP COLUMN "attempts";--> statement-breakpoint
ALTER TABLE "runs" DROP COLUMN "note";--> statement-breakpoint
ALTER TABLE "schedules" DROP COLUMN "fault";