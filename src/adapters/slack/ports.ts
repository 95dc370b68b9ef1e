/** The methods of the Web API: web-api's WebClient is one. */
export interface Requests {
  apiCall(method: string, parameters: Readonly<Record<string, unknown>>): Promise<unknown>;
}

/** Sends what answers an interaction to the address that came with it. Throws an error with the status where Slack refuses. */
export type Respond = (address: string, body: object) => Promise<void>;
