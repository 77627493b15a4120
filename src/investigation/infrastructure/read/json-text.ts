import type { ReadEntries } from './entry.ts';
import { readYaml } from './yaml-text.ts';

const blank = (text: string): string => text.replaceAll(/[^\r\n]/gu, ' ');

/** A text between quotes, or a comment: whichever begins first swallows the other. */
const quotedOrComment = /"(?:[^"\\\r\n]|\\.)*"|'(?:[^'\\\r\n]|\\.)*'|\/\/[^\r\n]*|\/\*[\s\S]*?\*\//gu;

/**
 * Reads JSON, and JSON with comments and commas at the end. Without its comments it is YAML, and what is found stands where it stood
 * before.
 */
export const readJson = (text: string): ReadEntries => {
  const bare = text.replaceAll(quotedOrComment, (part) => (part.startsWith('/') ? blank(part) : part));
  const read = readYaml(bare);
  return read.byLines ? { ...read, note: 'is read line by line: it is no valid JSON' } : read;
};
