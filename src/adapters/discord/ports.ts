/** The requests that we make of Discord: discord.js's REST is one. */
export interface Requests {
  post(route: `/${string}`, request: { readonly body: unknown; readonly auth?: boolean }): Promise<unknown>;
  patch(route: `/${string}`, request: { readonly body: unknown; readonly auth?: boolean }): Promise<unknown>;
}
