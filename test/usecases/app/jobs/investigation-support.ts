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

/** The group that an alert was sent with. */
export const group = 'a'.repeat(32);

export const alertPurpose = (alert = 'Slow', more: { readonly resolvedAt?: string } = {}): Run['purpose'] => ({
  kind: 'alert',
  branch: 'main',
  alert,
  group,
  resolvedAt: null,
  ...more,
});

export const alertIssue = `${issues}/31`;
const alertComments = `${alertIssue}/comments`;

/** The issue of the alert, as GitHub has it. */
export const issueIs = (state: 'open' | 'closed', more: object = {}): nock.Scope =>
  api()
    .get(alertIssue)
    .reply(200, { state, ...more });

/** Keeps what is sent: nock asks it about requests that are another's too. */
const keeping =
  (bodies: string[]) =>
  ({ body }: { readonly body?: string }): boolean =>
    body !== undefined && bodies.push(body) > 0;

/** Takes a new comment in the alert's issue, which has these already. */
export const issueCommented = (known: readonly object[] = []): string[] => {
  const bodies: string[] = [];
  api()
    .get(`${alertComments}?per_page=100&page=1`)
    .reply(200, known)
    .post(alertComments, keeping(bodies))
    .reply(201, { html_url: 'x' });
  return bodies;
};

/** Takes a change of comment 7 in the alert's issue. */
export const commentChanged = (known: string): string[] => {
  const bodies: string[] = [];
  api()
    .get(`${alertComments}?per_page=100&page=1`)
    .reply(200, [ours(7, known)]);
  viewer();
  api().patch(`${issues}/comments/7`, keeping(bodies)).reply(200, { html_url: 'x' });
  return bodies;
};

/** The alert's issue is open, and says this. */
export const issueListed = (body: string): void => {
  api()
    .get(issueList)
    .reply(200, [{ number: 31, html_url: `${host}/x`, body, user: { login: 'pacegate[bot]', type: 'Bot' } }]);
  viewer();
};

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
