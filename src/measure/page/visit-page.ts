import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { PageSuite } from '../../config/page-suite.ts';
import { PreparationError } from '../../core/errors.ts';
import { formatDuration } from '../../core/format.ts';
import { printable } from '../workspace/output-tail.ts';
import { removeTree } from '../workspace/remove-tree.ts';
import { chromeFlags } from './chrome-flags.ts';
import type { Browser } from './find-browser.ts';
import { lighthouseReportSchema } from './lighthouse-report.ts';
import type { LighthousePackages } from './load-lighthouse.ts';
import { pageOrigin, type PageTarget } from './page-address.ts';
import { readVisit, type VisitResult } from './read-visit.ts';
import type { Stage } from './visitor/protocol.ts';
import type { Outcome, Visitors } from './visitor/visitors.ts';

/** What visits are made with. */
export interface VisitTools {
  readonly packages: LighthousePackages;
  readonly browser: Browser;
  /** PACEGATE_CHROME_FLAGS. */
  readonly extraFlags: readonly string[];
  /** Whether the browser does without its own sandbox. */
  readonly unsandboxed: boolean;
  readonly visitors: Visitors;
  /** Inside the run's own, for profiles. */
  readonly directory: string;
  readonly signal: AbortSignal;
  /** Beside the time that the page has: for the browser's start, and Lighthouse's reckoning on a slow machine. ms. */
  readonly patience?: number;
}

export type VisitedPage = Pick<PageSuite, 'name' | 'path' | 'headers' | 'cookies' | 'hosts' | 'device' | 'timeout'>;

const usualPatience = 60_000;

/** A browser that crashed or hung gets one more chance: it may have been the machine. */
const tries = 2;

let profiles = 0;

type Attempt = VisitResult | { readonly kind: 'again'; readonly reason: string; readonly started: boolean };

const again = (reason: string, started = true): Attempt => ({ kind: 'again', reason, started });

const ofStage = (stage: Stage, message: string): Attempt => {
  switch (stage) {
    case 'launch':
      return again(message, false);
    case 'browser':
      return again(`the browser ended in the middle of the visit (${message})`);
    case 'lighthouse':
      return again(`Lighthouse failed: ${message}`);
  }
};

const ofReport = (report: unknown, target: PageTarget, timeout: number): Attempt => {
  const { data, error } = lighthouseReportSchema.safeParse(report);
  if (data !== undefined) return readVisit(data, target, timeout);
  const [issue] = error.issues;
  const where = issue === undefined ? '' : `${issue.path.join('.')}: ${issue.message}`;
  return { kind: 'failed', reason: `Lighthouse's report can't be read (${printable(where)})` };
};

const attemptOf = (outcome: Outcome, target: PageTarget, timeout: number, patience: number): Attempt => {
  switch (outcome.kind) {
    case 'report':
      return ofReport(outcome.report, target, timeout);
    case 'failed':
      return ofStage(outcome.stage, printable(outcome.message, 600));
    case 'late':
      return again(`the browser gave no result within ${formatDuration(timeout + patience)}`);
    case 'ended':
      return again(
        `Lighthouse ended in the middle of the visit (${outcome.how}) ${printable(outcome.output)}`.trimEnd(),
      );
    case 'browser':
      return { kind: 'failed', reason: 'Lighthouse gave another answer than was asked for' };
  }
};

const attempt = async (page: VisitedPage, target: PageTarget, tools: VisitTools): Promise<Attempt> => {
  const { packages, browser, visitors, signal, patience = usualPatience } = tools;
  const profile = join(tools.directory, `profile-${(profiles += 1)}`);
  await mkdir(profile, { recursive: true });
  try {
    const outcome = await visitors.ask(
      {
        kind: 'visit',
        lighthouse: packages.lighthouse.file,
        launcher: packages.launcher.file,
        browser: browser.path,
        flags: chromeFlags({
          target,
          hosts: page.hosts,
          browser: browser.flags,
          extra: tools.extraFlags,
          unsandboxed: tools.unsandboxed,
        }),
        profile,
        url: `${pageOrigin}${page.path}`,
        device: page.device,
        headers: page.headers,
        cookies: page.cookies,
        timeout: page.timeout,
      },
      page.timeout + patience,
      signal,
    );
    return attemptOf(outcome, target, page.timeout, patience);
  } finally {
    // A helper of the browser may still be writing its last file.
    await removeTree(profile).catch(() => {});
  }
};

const startFailure = ({ path, from }: Browser, reason: string): PreparationError =>
  new PreparationError(
    `The browser ${path} (${from}) does not start: ${reason}`,
    /sandbox/i.test(reason)
      ? "Chrome can't set up its sandbox here: set PACEGATE_CHROME_FLAGS=--no-sandbox, as the page is this repository's own."
      : 'Start it yourself with --headless and correct what it reports: packages that it needs are missing, often.',
  );

/**
 * Loads the page once in a browser that has never seen it, under `pageOrigin`, which leads to `target`. Nothing of the
 * browser is left afterwards.
 *
 * @throws PreparationError when the browser does not start; the signal's reason when that is aborted.
 */
export const visitPage = async (page: VisitedPage, target: PageTarget, tools: VisitTools): Promise<VisitResult> => {
  for (let left = tries - 1; ; left--) {
    const result = await attempt(page, target, tools);
    if (result.kind !== 'again') return result;
    if (left > 0) continue;
    if (!result.started) throw startFailure(tools.browser, result.reason);
    return { kind: 'failed', reason: `${result.reason}, twice` };
  }
};
