/** The account of a user. */
export const accountOf = (user: string): string => `discord:${user}`;

/** The user of an account; undefined for an account of another platform. */
export const userOf = (account: string): string | undefined => /^discord:(\d+)$/.exec(account)?.[1];
