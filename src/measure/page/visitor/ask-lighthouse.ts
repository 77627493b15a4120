import type { LighthousePackage, NetworkRecord } from './packages.ts';
import type { VisitTask } from './protocol.ts';

/** The audits whose figures are kept: only what they need is gathered, which halves a visit. */
const audits = [
  'first-contentful-paint',
  'largest-contentful-paint',
  'total-blocking-time',
  'speed-index',
  'cumulative-layout-shift',
  'mainthread-work-breakdown',
] as const;

/** Beyond this a page is not described request by request. */
const mostRequests = 5000;

/** A redirect has no type of its own: it is asked for as what it leads to. */
const typeOf = (record: NetworkRecord): string => {
  let last = record;
  for (let hops = 0; last.redirectDestination !== undefined && hops < 50; hops++) last = last.redirectDestination;
  return last.resourceType ?? record.resourceType ?? 'Other';
};

const plain = (record: NetworkRecord) => ({
  // A data address may hold megabytes.
  url: record.url.slice(0, 4000),
  kind: typeOf(record),
  status: record.statusCode,
  failed: record.failed,
  transfer: record.transferSize,
  headers: record.responseHeadersTransferSize,
  requested: record.networkRequestTime,
  discovered: record.rendererStartTime,
  ended: record.networkEndTime,
  frame: record.frameId ?? '',
  cached: record.fromDiskCache || record.fromMemoryCache || record.fetchedViaServiceWorker,
});

const pick = (from: unknown, names: readonly string[]): Record<string, unknown> =>
  typeof from === 'object' && from !== null
    ? Object.fromEntries(Object.entries(from).filter(([name]) => names.includes(name)))
    : {};

const requestsOf = async (lighthouse: LighthousePackage, artifacts: Readonly<Record<string, unknown>>) => {
  // The latter when the page could not be loaded.
  const log = artifacts['DevtoolsLog'] ?? artifacts['DevtoolsLogError'];
  if (!Array.isArray(log)) return [];
  const records = await lighthouse.NetworkRecords.request(log, { computedCache: new Map() });
  return records.slice(0, mostRequests).map(plain);
};

/**
 * Has Lighthouse load the page in the browser that listens on `port`, and resolves to what is used of its result, as
 * data. Device and network are Lighthouse's own presets; the network is simulated, which means that the page is loaded
 * as fast as it can, and its waits are reckoned from the order of its requests: delays of a real network, and of the
 * machine's timers, would be noise.
 */
export const askLighthouse = async (
  lighthouse: LighthousePackage,
  { url, device, headers, timeout }: VisitTask,
  port: number,
): Promise<unknown> => {
  const result = await lighthouse.default(
    url,
    {
      port,
      logLevel: 'silent',
      locale: 'en-US',
      maxWaitForLoad: timeout,
      maxWaitForFcp: Math.min(timeout, 30_000),
      extraHeaders: headers,
      // The profile is new: there is nothing to be removed, and the cookies must stay.
      disableStorageReset: true,
      disableFullPageScreenshot: true,
    },
    {
      extends: 'lighthouse:default',
      settings: {
        ...(device === 'desktop' ? lighthouse.desktopConfig.settings : {}),
        onlyAudits: [...audits],
        throttlingMethod: 'simulate',
      },
    },
  );
  if (result === undefined) throw new Error('no result');
  const { lhr, artifacts } = result;
  return {
    ...pick(lhr, ['lighthouseVersion', 'finalDisplayedUrl', 'runtimeError', 'runWarnings']),
    environment: pick(lhr['environment'], ['benchmarkIndex', 'hostUserAgent']),
    audits: pick(lhr['audits'], audits),
    requests: await requestsOf(lighthouse, artifacts),
  };
};
