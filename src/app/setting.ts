import { z } from 'zod';

/** Environment variables that are set to something. */
export type Variables = Readonly<Record<string, string>>;

/** Compose files and CI pass variables on that nobody has set: they are empty, and mean the same as missing ones. */
export const givenVariables = (environment: Readonly<Record<string, string | undefined>>): Variables =>
  Object.fromEntries(
    Object.entries(environment).flatMap(([name, value]) =>
      value === undefined || value.trim() === '' ? [] : [[name, value.trim()] as const],
    ),
  );

interface Explanation {
  /** What is right, as an order: "give a port from 0 to 65535". */
  readonly cure: string;
  /** Its value is not for logs. */
  readonly secret?: boolean;
}

/** A variable that `read` understands, or gives null for. The message completes "NAME …". */
export const setting = <T>(read: (text: string) => T | null, { cure, secret = false }: Explanation) =>
  z.string().transform((text, context): T => {
    const value = read(text);
    if (value !== null) return value;
    const shown = secret ? 'is not what is wanted' : `is ${JSON.stringify(text.slice(0, 100))}`;
    context.addIssue({ code: 'custom', message: `${shown}: ${cure}.` });
    return z.NEVER;
  });

/** One of a few words. */
export const choice = <const T extends string>(words: readonly T[]) =>
  setting((text) => words.find((it) => it === text) ?? null, { cure: `give one of ${words.join(', ')}` });

/** A number that `parse` reads, within bounds; `range` says them for people. */
export const quantity = (
  parse: (text: string) => number | null,
  { least, most, range }: { readonly least: number; readonly most: number; readonly range: string },
) =>
  setting(
    (text) => {
      const value = parse(text);
      return value !== null && value >= least && value <= most ? value : null;
    },
    { cure: `give ${range}` },
  );

export const wholeNumber = (text: string): number | null => (/^\d{1,10}$/.test(text) ? Number(text) : null);

/** An address without credentials, query and fragment; without a slash at its end. */
export const plainAddress = (text: string): string | null => {
  const url = URL.parse(text);
  if (url === null || !['http:', 'https:'].includes(url.protocol)) return null;
  const isPlain = url.username === '' && url.password === '' && url.search === '' && url.hash === '';
  return isPlain ? url.href.replace(/\/+$/, '') : null;
};
