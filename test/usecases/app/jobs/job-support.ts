import type nock from 'nock';
import type { AppClients } from '../../../../src/github/app-clients.ts';
import type { AppLog } from '../../../../src/usecases/app/app-log.ts';
import type { JobTools } from '../../../../src/usecases/app/jobs/job-tools.ts';
import type { RequestMeter } from '../../../../src/github/request-meter.ts';
import { api } from '../../../github/github-support.ts';
import { host, prefix, shop, testGitHub } from '../../../github/make-github.ts';
import { baseSha, headSha, type MemoryAppStore } from './memory-app-store.ts';

export interface Bench {
  readonly tools: JobTools & { readonly store: MemoryAppStore };
  readonly meter: RequestMeter;
  /** "warn message". */
  readonly lines: string[];
}

export const silentLog = (lines: string[] = []): AppLog => ({
  info: (message) => lines.push(`info ${message}`),
  warn: (message) => lines.push(`warn ${message}`),
  error: (message, data) => lines.push(`error ${message} ${JSON.stringify(data ?? {})}`),
});

/** One client for all installations, whose waits take no time. */
export const bench = (store: MemoryAppStore, differences: Partial<JobTools> = {}): Bench => {
  const { github, meter } = testGitHub();
  const lines: string[] = [];
  const clients: AppClients = {
    app: github,
    installation: () => github,
    cloneToken: () => Promise.reject(new Error('No job clones.')),
  };
  const tools = {
    clients,
    checkName: 'pacegate',
    apiUrl: `${host}${prefix}`,
    log: silentLog(lines),
    clock: { date: () => new Date('2026-03-02T10:00:00.000Z') },
    ...differences,
    store,
  };
  return { tools, meter, lines };
};

/** The repository by its number, which each job asks for first. */
export const there = (more: object = {}): nock.Scope =>
  api()
    .get(`${prefix}/repositories/4`)
    .reply(200, { id: 4, name: 'shop', owner: { login: 'acme' }, default_branch: 'main', ...more });

export const notThere = (): nock.Scope => api().get(`${prefix}/repositories/4`).reply(404, { message: 'Not Found' });

/** Pull request #12. */
export const pull = (more: object = {}): nock.Scope =>
  api()
    .get(`${shop}/pulls/12`)
    .reply(200, {
      number: 12,
      state: 'open',
      draft: false,
      updated_at: '2026-03-02T09:14:05Z',
      head: { sha: headSha, ref: 'search', repo: { id: 4 } },
      base: { sha: baseSha, ref: 'main', repo: { id: 4 } },
      ...more,
    });

const file = `${shop}/contents/.github%2Fpacegate.yml`;

/** The configuration at a commit; null where that commit has none. */
export const configured = (ref: string, text: string | null): nock.Scope =>
  text === null
    ? api()
        .get(`${file}?ref=${ref}`)
        .reply(404, { message: 'Not Found' })
        .get(`${shop}/commits/${ref}?per_page=1`)
        .reply(200, ref)
    : api()
        .get(`${file}?ref=${ref}`)
        .reply(200, { type: 'file', encoding: 'base64', sha: 's', content: Buffer.from(text).toString('base64') });

export const configuration = (more = ''): string => `version: 1
suites:
  api:
    type: service
    start: node server.js
    requests: [{ name: GET /a, path: /a }]
${more}`;

/** A check run as GitHub answers it. */
export const checkRun = (id: number, more: object = {}): object => ({
  id,
  name: 'pacegate',
  html_url: `${host}/acme/shop/runs/${id}`,
  external_id: 'pr-12',
  details_url: 'x',
  status: 'queued',
  output: { annotations_count: 0 },
  app: { id: 42, slug: 'pacegate' },
  ...more,
});

const listOf = (sha: string): string => `${shop}/commits/${sha}/check-runs?check_name=pacegate&filter=all&per_page=100`;

/** The check runs that are on the head. */
export const checksListed = (runs: readonly object[] = [], sha = headSha): nock.Scope =>
  api().get(listOf(sha)).reply(200, { total_count: runs.length, check_runs: runs });

export interface SentCheck {
  readonly status: string;
  readonly head_sha?: string;
  readonly external_id?: string;
  readonly details_url?: string;
  readonly conclusion?: string;
  readonly output: { readonly title: string; readonly summary: string; readonly text?: string };
  readonly actions?: readonly { readonly identifier: string }[];
}

/** Takes a new check run, and keeps what was sent. */
export const checkMade = (id: number): SentCheck[] => {
  const sent: SentCheck[] = [];
  api()
    .post(`${shop}/check-runs`, (body: SentCheck) => sent.push(body) > 0)
    .reply(201, checkRun(id));
  return sent;
};

/** Takes a change of a check run, and keeps what was sent. */
export const checkChanged = (id: number): SentCheck[] => {
  const sent: SentCheck[] = [];
  api()
    .patch(`${shop}/check-runs/${id}`, (body: SentCheck) => sent.push(body) > 0)
    .reply(200, checkRun(id));
  return sent;
};
