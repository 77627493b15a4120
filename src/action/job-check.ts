import type { Result } from '../core/result.ts';
import type { CheckReport } from '../report/check-report.ts';
import type { CommentLinks } from '../report/links.ts';
import { renderCheck } from '../report/render-check.ts';

/**
 * The check as a job posts it: without buttons. GitHub tells of a pressed button only the app that made the check, which
 * is GitHub Actions here, and nothing listens there.
 */
export const jobCheck = (result: Result, links: CommentLinks): CheckReport => ({
  ...renderCheck(result, { links }),
  buttons: [],
});
