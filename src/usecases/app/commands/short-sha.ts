import { codeSpan } from '../../../report/escape.ts';

/** The beginning of a commit's hash, as Markdown. */
export const shortSha = (sha: string): string => codeSpan(sha.slice(0, 10), 10);
