import type { Visit } from '../../core/visit.ts';
import { printable } from '../workspace/output-tail.ts';
import { type LighthouseReport, type ReportedRequest, workItemSchema } from './lighthouse-report.ts';
import { hostOf, isOwnAddress, type PageTarget, shortAddress } from './page-address.ts';
import { countRequests, waterfall } from './read-requests.ts';

/** What came of a visit; `reason` goes on after "head: ". */
export type VisitResult =
  | { readonly kind: 'visited'; readonly visit: Omit<Visit, 'side'>; readonly browser: string }
  | { readonly kind: 'failed'; readonly reason: string };

const metricAudits = {
  'page.lcp': 'largest-contentful-paint',
  'page.tbt': 'total-blocking-time',
  'page.fcp': 'first-contentful-paint',
  'page.si': 'speed-index',
  'page.cls': 'cumulative-layout-shift',
} as const;

/** Of Lighthouse's groups of work: running scripts, and getting them ready to run. */
const scriptGroups: ReadonlySet<string> = new Set(['scriptEvaluation', 'scriptParseCompile']);

const rounded = (value: number): number => Math.round(value * 1e4) / 1e4;

/**
 * CPU time of scripts on the main thread. Not from the audit of bootup time, which leaves out every script below 50 ms and
 * so jumps when one crosses that line.
 */
const scriptTime = ({ audits }: LighthouseReport): number | null => {
  const { details } = audits['mainthread-work-breakdown'] ?? {};
  if (details === undefined) return null;
  const items = details.items.flatMap((item) => workItemSchema.safeParse(item).data ?? []);
  return items.reduce((sum, { group, duration }) => sum + (scriptGroups.has(group) ? duration : 0), 0);
};

const valuesOf = (report: LighthouseReport): Record<string, number> => {
  const values: Record<string, number> = {};
  for (const [metric, audit] of Object.entries(metricAudits)) {
    const value = report.audits[audit]?.numericValue;
    if (value !== undefined) values[metric] = rounded(value);
  }
  const script = scriptTime(report);
  if (script !== null) values['page.script-cpu'] = rounded(script);
  const { requests, transfer, scripts } = countRequests(report.requests);
  return { ...values, 'page.transfer': transfer, 'page.script-bytes': scripts, 'page.requests': requests };
};

/** The requests for the page itself, redirects included, in order. Frames within it ask for documents too. */
const documents = (requests: readonly ReportedRequest[]): ReportedRequest[] => {
  const frame = requests.find(({ kind }) => kind === 'Document')?.frame;
  return requests.filter((request) => request.kind === 'Document' && request.frame === frame);
};

const elsewhere = (report: LighthouseReport, target: PageTarget): string | null => {
  const addresses = [...documents(report.requests).map(({ url }) => url), report.finalDisplayedUrl];
  const foreign = addresses.find((url) => /^https?:/i.test(url) && !isOwnAddress(url, target));
  return foreign === undefined ? null : hostOf(foreign);
};

const plainCodes: Readonly<Record<string, string>> = {
  NO_FCP: 'it painted nothing. See that it shows something without a click, and that its scripts run',
  NO_LCP: 'it painted nothing of size',
  PAGE_HUNG: 'its scripts did not let go of the main thread',
  TARGET_CRASHED: 'its tab crashed',
  NOT_HTML: 'it is no HTML document',
};

const loadFailure = ({ runtimeError, requests }: LighthouseReport): string | null => {
  if (runtimeError === undefined) return null;
  const { code, message } = runtimeError;
  const last = documents(requests).at(-1);
  if (last !== undefined && last.status >= 400) return `the page answered with status ${last.status}`;
  const plain = plainCodes[code];
  if (plain !== undefined) return `the page could not be measured: ${plain}`;
  return `Lighthouse could not measure the page (${printable(code, 60)}): ${printable(message)}`;
};

/** By its English words, as Lighthouse gives it no other name. */
const isUnsettled = ({ runWarnings }: LighthouseReport): boolean =>
  runWarnings.some((warning) => warning.includes('loaded too slowly to finish within the time limit'));

/** Judges Lighthouse's report of a page: the visit, or why it can't be trusted. `timeout` is what it had, ms. */
export const readVisit = (report: LighthouseReport, target: PageTarget, timeout: number): VisitResult => {
  const host = elsewhere(report, target);
  if (host !== null)
    return {
      kind: 'failed',
      reason:
        `the page went to another host (${host}), which is not what is to be measured. ` +
        'If it needs a login, give it `cookies` or `headers`',
    };
  const failure = loadFailure(report);
  if (failure !== null) return { kind: 'failed', reason: failure };
  if (isUnsettled(report))
    return {
      kind: 'failed',
      reason:
        `the page did not settle within ${Math.round(timeout / 1000)} s: it keeps asking the network or working. ` +
        'Let it poll less often when it is measured, or raise `timeout`',
    };
  return {
    kind: 'visited',
    browser: /(?:Headless)?Chrom(?:e|ium)\/[\d.]+/.exec(report.environment.hostUserAgent)?.[0] ?? 'unknown',
    visit: {
      values: valuesOf(report),
      benchmarkIndex: report.environment.benchmarkIndex,
      finalUrl: shortAddress(report.finalDisplayedUrl, target),
      requests: waterfall(report.requests, target),
    },
  };
};
