import { shorten } from '../report/escape.ts';
import { byteLength, fit } from '../report/fit.ts';

/** The longest start of `text` that is within `bytes` of UTF-8; no character is split. */
const startWithin = (text: string, bytes: number): string => {
  const { read } = new TextEncoder().encodeInto(text, new Uint8Array(Math.max(0, bytes)));
  return text.slice(0, read);
};

/** Plain text within that many bytes. */
export const cutPlain = (text: string, bytes: number): string => {
  const plain = text.toWellFormed();
  return byteLength(plain) <= bytes ? plain : `${startWithin(plain, bytes - 3)}…`;
};

/**
 * Markdown within `bytes` of UTF-8: GitHub counts what it calls characters of a check's texts in bytes. Whoever renders a
 * text keeps to that; this is so that a defect there costs the end of a text, and not the check.
 */
export const cutMarkdown = (text: string, bytes: number): string => {
  const fitted = fit([text.toWellFormed()], (it) => it, bytes);
  return cutPlain(fitted, bytes);
};

/** Plain text on one line, within that many characters. */
export const cutLine = (text: string, most: number): string =>
  shorten(text.toWellFormed().replaceAll(/\s+/g, ' ').trim(), most);
