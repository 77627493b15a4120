import type nock from 'nock';
import type { Investigation } from '../../../../src/core/investigation.ts';
import type { Run } from '../../../../src/usecases/app/model.ts';
import { api } from '../../../github/github-support.ts';
import { host, shop } from '../../../github/make-github.ts';
import { makeInvestigation } from '../../../support/make-investigation.ts';
import { bench } from './job-support.ts';
import { makeRun, memoryAppStore } from './memory-app-store.ts';

export const comments = `${shop}/issues/12/comments`;
export const issues = `${shop}/issues`;
export const issueList = `${issues}?state=open&sort=created&direction=desc&per_page=100`;

export const viewer = (): nock.Scope =>
  api()
    .post('/api/graphql')
    .reply(200, { data: { viewer: { login: 'pacegate[bot]' } } });

/** A comment of ours, as GitHub lists it. */
export const ours = (id: number, body: string): object => ({
  id,
  html_url: `${host}/acme/shop/pull/12#issuecomment-${id}`,
  body,
  user: { login: 'pacegate[bot]', type: 'Bot' },
});

export const commentsListed = (known: readonly object[] = []): nock.Scope =>
  api().get(`${comments}?per_page=100&page=1`).reply(200, known);

/** Takes a new comment in #12, and keeps what it says. */
export const commented = (): string[] => {
  const bodies: string[] = [];
  commentsListed();
  api()
    .post(comments, ({ body }: { body: string }) => bodies.push(body) > 0)
    .reply(201, { html_url: 'x' });
  return bodies;
};

export interface OpenedIssue {
  readonly title: string;
  readonly body: string;
}

/** Takes a new issue, and keeps what it says. */
export const issueOpened = (number = 31): OpenedIssue[] => {
  const sent: OpenedIssue[] = [];
  api()
    .get(issueList)
    .reply(200, [])
    .post(issues, (body: OpenedIssue) => sent.push(body) > 0)
    .reply(201, { number, html_url: `${host}/acme/shop/issues/${number}` });
  return sent;
};

export const alertPurpose = (alert = 'Slow'): Run['purpose'] => ({ kind: 'alert', branch: 'main', alert });

/** An investigation that came to this, of pull request #12 or of an alert. */
export const investigated = (
  {
    isShared = false,
    ...differences
  }: Partial<Investigation> & {
    readonly isShared?: boolean;
  } = {},
  ofRun: Partial<Run> = {},
) => {
  const investigation = makeInvestigation(differences);
  const run = makeRun({ mode: 'investigate', state: 'measured', outcome: 'investigated', checkRunId: 5, ...ofRun });
  const store = memoryAppStore([run]);
  store.reports.set(run.id, { report: { kind: 'investigation', investigation, isShared }, raw: null });
  return { run, store, investigation, ...bench(store) };
};
