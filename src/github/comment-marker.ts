import { createHash } from 'node:crypto';
import { cutMarkdown } from './cut-text.ts';

// GitHub takes 65,536 characters, and four times as many bytes at most.
const bodyLimit = 65_000;

/** The first line of our comment for the check of that name: hidden, and how the comment is found again. */
export const commentMarker = (checkName: string): string =>
  // "--" and ">" would end an HTML comment, and then anybody's text would follow.
  `<!-- pacegate:${checkName.replaceAll(/[%<>\r\n]|-(?=-|$)/g, (it) => `%${it.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`)} -->`;

// GitHub gives line ends back as they were sent or as CRLF, depending on where the text was edited, and trims the end.
const normal = (body: string): string => body.replaceAll('\r\n', '\n').trimEnd();

const hashOf = (content: string): string => createHash('sha256').update(content).digest('hex').slice(0, 32);

const firstLine = (body: string): string => body.split('\n', 1)[0] ?? '';

/** Whether a comment's first line is the marker's: anywhere else it is somebody who quotes ours. */
export const isMarked = (body: string, marker: string): boolean => body.startsWith(marker);

/** The body as it is posted: the marker and a hash of the content in the first line, both hidden. */
export const sealComment = (marker: string, body: string): string => {
  const given = normal(body);
  const content = isMarked(given, marker) ? given.slice(firstLine(given).length + 1) : given;
  const cut = normal(cutMarkdown(content, bodyLimit));
  return `${marker}<!-- content ${hashOf(cut)} -->\n${cut}`;
};

/**
 * Whether a stored comment has that content, by the hash in its first line. What GitHub made of the text itself is not
 * compared: should it store a character in another way, the comment would be rewritten by every run.
 */
export const isSameComment = (stored: string, sealed: string): boolean =>
  firstLine(normal(stored)) === firstLine(sealed);
