import { stringify } from 'yaml';

const options = { lineWidth: 0, singleQuote: true } as const;

/** Control and format characters, which may steer a terminal or hide what is written; YAML reads the escapes back. */
const escaped = (text: string): string =>
  JSON.stringify(text).replaceAll(/[\p{Cc}\p{Cf}]/gu, (it) =>
    Array.from({ length: it.length }, (_, at) => String.raw`\u${it.charCodeAt(at).toString(16).padStart(4, '0')}`).join(
      '',
    ),
  );

/** Text as a YAML scalar on one line, quoted where YAML would read something else. */
export const scalar = (text: string): string =>
  /[\p{Cc}\p{Cf}]/u.test(text) ? escaped(text) : stringify(text, options).trimEnd();

/** A value as YAML on one line: `{ path: /x }`. Its texts must be plain. */
export const flow = (value: unknown): string => stringify(value, { ...options, collectionStyle: 'flow' }).trimEnd();

/** A list as YAML, an entry a line or more. */
export const block = (value: readonly unknown[]): string => stringify(value, options).trimEnd();

/** Every line moved to the right. */
export const indented = (lines: readonly string[], width: number): string[] =>
  lines.map((it) => `${' '.repeat(width)}${it}`);
