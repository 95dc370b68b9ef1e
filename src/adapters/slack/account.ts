/** The account of a user: in each workspace another one. */
export const accountOf = ({ team, user }: { readonly team: string; readonly user: string }): string => `slack:${team}:${user}`;

/** The user of an account; undefined for an account of another platform. */
export const userOf = (account: string): string | undefined => /^slack:\w+:(\w+)$/.exec(account)?.[1];
