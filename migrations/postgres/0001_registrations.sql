CREATE TABLE "registrations" (
	"platform" text PRIMARY KEY NOT NULL,
	"hash" text NOT NULL
);
