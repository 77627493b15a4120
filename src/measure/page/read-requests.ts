import type { VisitRequest } from '../../core/visit.ts';
import type { ReportedRequest } from './lighthouse-report.ts';
import { type PageTarget, shortAddress } from './page-address.ts';

/** More rows say nothing to a person, and a page with an endless list of them must not fill the disk. */
const mostRows = 500;

/** Asked for by the browser for its tab, and only by some browsers. */
const isFavicon = ({ url, kind }: ReportedRequest): boolean =>
  kind === 'Other' && URL.canParse(url) && new URL(url).pathname === '/favicon.ico';

/** Not data that the page holds itself, not an extension. */
const isOverNetwork = ({ url }: ReportedRequest): boolean => /^https?:/i.test(url);

/** Whether something came over the network for it: a blocked host, a cache and the browser's own wishes do not count. */
const isCounted = (request: ReportedRequest): boolean => request.status > 0 && !request.cached;

const wanted = (requests: readonly ReportedRequest[]): ReportedRequest[] =>
  requests.filter((request) => isOverNetwork(request) && !isFavicon(request));

const bodyOf = ({ transfer, headers }: ReportedRequest): number => Math.max(0, transfer - Math.max(0, headers));

const bodies = (requests: readonly ReportedRequest[]): number =>
  requests.reduce((sum, request) => sum + bodyOf(request), 0);

/**
 * Requests and bytes of a visit, and those of scripts among the latter. The bytes are those of bodies as they were sent (compressed); headers are left out, as
 * some differ from answer to answer (times taken, identifiers, signed cookies), and the figure is to be exact.
 */
export const countRequests = (
  requests: readonly ReportedRequest[],
): { requests: number; transfer: number; scripts: number } => {
  const counted = wanted(requests).filter(isCounted);
  return {
    requests: counted.length,
    transfer: bodies(counted),
    scripts: bodies(counted.filter(({ kind }) => kind === 'Script')),
  };
};

const milliseconds = (time: number): number => Math.max(0, Math.round(time * 10) / 10);

/** The waterfall of a visit, in the order of the requests, blocked ones included; times since the page was asked for. */
export const waterfall = (requests: readonly ReportedRequest[], target: PageTarget): VisitRequest[] => {
  const rows = wanted(requests).filter(({ cached }) => !cached);
  const begin = Math.min(...rows.map(({ discovered }) => discovered));
  return rows
    .toSorted((a, b) => a.requested - b.requested)
    .slice(0, mostRows)
    .map(({ url, kind, requested, ended, transfer, status }) => ({
      url: shortAddress(url, target),
      kind: kind.slice(0, 30),
      start: milliseconds(requested - begin),
      end: milliseconds(Math.max(ended, requested) - begin),
      transfer: Math.max(0, Math.round(transfer)),
      status: Math.max(0, Math.trunc(status)),
    }));
};
