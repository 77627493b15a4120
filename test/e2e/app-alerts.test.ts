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

/** A firing alert as Alertmanager sends it. */
const fire = async (labels: Readonly<Record<string, string>> = {}): Promise<string> => {
  const commonLabels = { alertname: 'HighLatency', repository: 'acme/shop', ...labels };
  const alerts = [{ status: 'firing', labels: {}, annotations: {}, fingerprint: 'a1' }];
  const { status, text } = await post(JSON.stringify({ version: '4', status: 'firing', commonLabels, alerts }));
  expect(status).toBe(202);
  return String(JSON.parse(text).alerts[0].result);
};

test('an alert starts an investigation between the last two pushes that GitHub told of, and only with the secret', async () => {
  expect(await post('{}', 'Bearer another')).toMatchObject({ status: 401 });
  expect(await post('{"alerts":')).toMatchObject({ status: 400 });
  expect(await fire({ repository: 'acme/other' })).toBe('the App is not installed there');
  expect(await fire()).toContain('has not seen two pushes');

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
  expect(stage.app.log()).toContain('An alert starts an investigation.');
  expect(stage.app.log()).not.toContain(alertsSecret);
});
