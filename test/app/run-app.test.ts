import { rm } from 'node:fs/promises';
import { expect, test } from '@jest/globals';
import { setupCallbackPath, webhookPath } from '../../src/app/app-manifest.ts';
import { readText } from '../../src/app/credentials-file.ts';
import { runApp } from '../../src/app/run-app.ts';
import { runWorker } from '../../src/app/run-worker.ts';
import { readSettings } from '../../src/app/settings.ts';
import { UsageError } from '../../src/core/errors.ts';
import { quickDirectory } from '../support/quick-directory.ts';
import { until } from '../support/until.ts';
import { fakeGitHub } from './fake-github.ts';
import { deliveryHeaders } from './serve.ts';
import { makeKey } from './test-key.ts';
import { testLog } from './test-log.ts';

const key = makeKey();
const secret = 'a secret of the owner';
const code = 'c0de'.repeat(10);

interface Running extends AsyncDisposable {
  readonly url: string;
  text(): string;
  /** As the first SIGTERM. Resolves when it has ended. */
  stop(): Promise<void>;
}

/** The App in this process, on a free port. It measures nothing. */
const start = async (apiUrl: string, data: string, environment: Readonly<Record<string, string>>): Promise<Running> => {
  const controller = new AbortController();
  const { log, redactor, text } = testLog();
  const settings = readSettings({
    environment: {
      HOST: '127.0.0.1',
      PORT: '0',
      GITHUB_API_URL: apiUrl,
      PACEGATE_DATA: data,
      PACEGATE_WORKER: 'elsewhere',
      ...environment,
    },
    cwd: data,
    readText,
    role: 'app',
  });
  const ended = runApp(settings, { signal: controller.signal, log, redactor, environment: {} });
  const stop = (): Promise<void> => {
    controller.abort();
    return ended;
  };
  const address = (): string | undefined => /"address":"([^"]+)"/.exec(text())?.[1];
  // Whatever ends it before it listens is thrown here.
  await Promise.race([until(() => address() !== undefined), ended]);
  return { url: address() ?? '', text, stop, [Symbol.asyncDispose]: stop };
};

const withDirectory = async (work: (directory: string) => Promise<void>): Promise<void> => {
  const directory = await quickDirectory('pacegate-app-');
  try {
    await work(directory);
  } finally {
    await rm(directory, { recursive: true, maxRetries: 3 });
  }
};

const deliver = (url: string, body: string, id: string, by = secret): Promise<Response> =>
  fetch(`${url}${webhookPath}`, { method: 'POST', body, headers: deliveryHeaders(body, { id, by }) });

test('from its start to its end, and again: what was answered is still known', async () => {
  await withDirectory(async (data) => {
    await using github = await fakeGitHub({ code, pem: key, webhook_secret: secret });
    const environment = { APP_ID: '4242', PRIVATE_KEY: key, WEBHOOK_SECRET: secret };
    {
      await using app = await start(github.apiUrl, data, environment);
      expect((await fetch(`${app.url}/healthz`)).status).toBe(200);
      await until(async () => (await fetch(`${app.url}/readyz`)).ok);
      expect(await (await fetch(`${app.url}/readyz`)).json()).toEqual({
        ready: true,
        database: 'ok',
        queues: 'ok',
        worker: 'elsewhere',
      });
      expect((await deliver(app.url, '{"zen":"Keep it simple."}', 'd-1')).status).toBe(200);
      expect((await deliver(app.url, '{}', 'd-2', 'another secret')).status).toBe(400);
      expect(await (await fetch(`${app.url}/metrics`)).text()).toContain('pacegate_queue_jobs{queue="measure"');
      await until(() => github.asked.includes('GET /api/v3/app/hook/deliveries'));
      await until(async () => (await (await fetch(app.url)).text()).includes('/installations/new'));
      await app.stop();
      await expect(fetch(`${app.url}/healthz`)).rejects.toThrow('fetch failed');
      expect(app.text()).toContain('"Ended."');
      expect(app.text()).not.toContain(secret);
    }
    await using again = await start(github.apiUrl, data, environment);
    await until(async () => (await fetch(`${again.url}/readyz`)).ok);
    expect((await deliver(again.url, '{"zen":"Keep it simple."}', 'd-1')).status).toBe(200);
    expect(await (await fetch(`${again.url}/metrics`)).text()).toContain('outcome="repeated"} 1');
  });
}, 300_000);

test('set up by its page, it goes on without another start', async () => {
  await withDirectory(async (data) => {
    await using github = await fakeGitHub({ code, pem: key, webhook_secret: secret });
    await using app = await start(github.apiUrl, data, {});
    const waiting = await fetch(`${app.url}/readyz`);
    expect([waiting.status, await waiting.json()]).toEqual([503, { ready: false, state: 'waiting for its setup' }]);
    expect((await deliver(app.url, '{}', 'd-1')).status).toBe(503);
    const address = /http:\/\/127\.0\.0\.1:\d+\/setup\?token=[\w-]+/.exec(app.text())?.[0] ?? '';
    const html = await (await fetch(address)).text();
    const state = /state=([\w-]+)/.exec(html)?.[1] ?? '';
    const back = await fetch(`${app.url}${setupCallbackPath}?code=${code}&state=${state}`);
    expect(back.status).toBe(200);
    await until(async () => (await fetch(`${app.url}/readyz`)).ok);
    expect((await deliver(app.url, '{}', 'd-2')).status).toBe(200);
    expect(app.text()).not.toContain(secret);
  });
}, 300_000);

test('a process that is told to end before it is set up ends', async () => {
  await withDirectory(async (data) => {
    await using github = await fakeGitHub({ code, pem: key, webhook_secret: secret });
    await using app = await start(github.apiUrl, data, {});
    await app.stop();
    expect(app.text()).toContain('"Ended."');
  });
});

test('a worker says what it needs, all of it', async () => {
  const { log, redactor } = testLog();
  const settings = readSettings({ environment: {}, cwd: '/nowhere', readText: () => null, role: 'worker' });
  const refused = runWorker(settings, { signal: AbortSignal.abort(), log, redactor, environment: {} });
  await expect(refused).rejects.toBeInstanceOf(UsageError);
  await expect(refused).rejects.toThrow(/DATABASE_URL is missing[^]*APP_ID and PRIVATE_KEY_PATH are missing/);
});
