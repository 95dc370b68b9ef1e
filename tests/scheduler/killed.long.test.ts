import { killedAgainAndAgain } from "./killed.ts";

killedAgainAndAgain(10);
