import { killedAgainAndAgain } from "./killed.ts";

// Of the kills during a send, every other one comes before the platform has taken the message: two of each point are all cases.
killedAgainAndAgain(2);
