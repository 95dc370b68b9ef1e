/** A message as it stands somewhere, drawn as people read it. */
export interface Standing<Surface> {
  readonly key: string;
  /** Such as `#study`. */
  readonly place: string;
  readonly surface: Surface;
  readonly drawn: string;
}

/**
 * What people have before them, on a platform where messages stand and change: what is new or other than it was, and the last
 * message that each of them can press. `standing` gives what everybody in a place sees, place by place, so that it does
 * not matter which of them was reached first.
 */
export function createNews<Surface>(standing: () => readonly Standing<Surface>[], whoIsIn: (place: string) => Iterable<string>) {
  const known = new Map<string, Standing<Surface>>();
  const last = new Map<string, string>();
  return {
    /** The last message that somebody sees, as it stands now. */
    lastOf(who: string): Surface {
      const message = known.get(last.get(who) ?? "");
      if (!message) throw new Error(`${who} has seen nothing yet.`);
      return message.surface;
    },
    /** This was the answer to somebody, and is no news. */
    answered(who: string, message: Standing<Surface>): void {
      known.set(message.key, message);
      last.set(who, message.key);
    },
    /** What has been said or changed since this was asked. */
    fresh(): readonly string[] {
      return standing().flatMap((message) => {
        const before = known.get(message.key);
        known.set(message.key, message);
        if (before?.drawn === message.drawn) return [];
        if (before) return [`[${message.place}, changed]\n${message.drawn}`];
        for (const who of whoIsIn(message.place)) last.set(who, message.key);
        return [`[${message.place}]\n${message.drawn}`];
      });
    },
  };
}
