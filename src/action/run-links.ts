import type { CommentLinks } from '../report/links.ts';

/** Where more about a run of a workflow is: its log, and what it uploaded. */
export const runLinks = (runUrl: string): CommentLinks => ({ run: runUrl, result: `${runUrl}#artifacts` });
