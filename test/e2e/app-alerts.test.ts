import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { alertsSecret } from './app/app-environment.ts';
import { quickFiles } from './app/quick-service.ts';
import { openStage, type Stage } from './app/stage.ts';
import { waitFor } from './app/wait-for.ts';

jest.setTimeout(300_000);

const repository = { owner: 'acme', repo: 'shop' };

let stage: Stage;

beforeAll(async () => {
  // Nothing is measured: what comes of an investigation is another test's.
  stage = await openStage({ repositories: { shop: quickFiles() }, worker: 'elsewhere', takesAlerts: true });
});
afterAll(async () => {
  await stage[Symbol.asyncDispose]();
});

interface Answer {
  readonly status: number;
  readonly text: string;
}

const post = async (body: string, authorization = `Bearer ${alertsSecret}`): Promise<Answer> => {
  const answer = await fetch(`${stage.app.url}/alerts`, { method: 'POST', headers: { authorization }, body });
  return { status: answer.status, text: await answer.text() };
};

/** An alert as Alertmanager sends it. */
const send = async (state: 'firing' | 'resolved', labels: Readonly<Record<string, string>> = {}): Promise<string> => {
  const commonLabels = { alertname: 'HighLatency', repository: 'acme/shop', ...labels };
  const times = { startsAt: '2026-03-02T10:00:00Z', endsAt: '2026-03-02T11:30:00Z' };
  const alerts = [{ status: state, labels: {}, annotations: {}, fingerprint: 'a1', ...times }];
  const groupKey = '{}:{alertname="HighLatency"}';
  const { status, text } = await post(JSON.stringify({ version: '4', groupKey, status: state, commonLabels, alerts }));
  expect(status).toBe(202);
  return String(JSON.parse(text).alerts[0].result);
};
const fire = (labels: Readonly<Record<string, string>> = {}): Promise<string> => send('firing', labels);

const issues = async () => {
  const { data } = await stage
    .shop('shop')
    .as('dev')
    .issues.listForRepo({ ...repository, state: 'all' });
  return data;
};

test('an alert starts an investigation between the last two pushes that GitHub told of, and only with the secret', async () => {
  expect(await post('{}', 'Bearer another')).toMatchObject({ status: 401 });
  expect(await post('{"alerts":')).toMatchObject({ status: 400 });
  expect(await fire({ repository: 'acme/other' })).toBe('the App is not installed there');
  expect(await send('resolved')).toBe('it is over, and nothing was investigated for it');
  expect(await fire()).toContain('has not seen two pushes');
  const issue = await waitFor('The issue', async () => (await issues())[0] ?? null);
  expect(issue.title).toBe('Investigation of the alert HighLatency');
  expect(issue.body).toContain('Pacegate has nothing to compare');

  const push = (text: string): Promise<string> =>
    stage.github.commit({ repository, branch: 'main', files: { 'README.md': text } });
  const [first, second] = [await push('one\n'), await push('two\n')];
  // As GitHub does, names are compared whatever their case.
  const answer = await waitFor('Both pushes', async () => {
    const said = await fire({ repository: 'ACME/Shop', metric: 'http_request_duration_seconds' });
    return said.includes('two pushes') ? null : said;
  });
  expect(answer).toBe(`investigating ${second.slice(0, 10)} against ${first.slice(0, 10)}`);
  expect(await fire()).toBe('an investigation is under way already');
  expect(await send('resolved')).toBe('it is over, which its issue will say');
  const told = await waitFor('The comment', async () => {
    const { number } = issue;
    const { data } = await stage
      .shop('shop')
      .as('dev')
      .issues.listComments({ ...repository, issue_number: number });
    return data[0] ?? null;
  });
  expect(told.body).toContain('The alert `HighLatency` was resolved at 2026-03-02 11:30 UTC.');
  expect(await issues()).toHaveLength(1);
  expect(stage.app.log()).toContain('An alert starts an investigation.');
  expect(stage.app.log()).not.toContain(alertsSecret);
});
