import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { setupCallbackPath, setupPath } from '../../src/app/app-manifest.ts';
import { credentialsFile, readText } from '../../src/app/credentials-file.ts';
import type { Credentials } from '../../src/app/credentials.ts';
import { openSetup } from '../../src/app/open-setup.ts';
import { readCredentials } from '../../src/app/read-credentials.ts';
import { setupRoutes } from '../../src/app/setup-routes.ts';
import { createSetup, type Setup } from '../../src/app/setup.ts';
import { OutputError } from '../../src/core/errors.ts';
import { fakeGitHub, type MadeApp, page } from './fake-github.ts';
import { serve } from './serve.ts';
import { makeKey } from './test-key.ts';
import { testLog } from './test-log.ts';

const key = makeKey();
const webhookSecret = '0123456789abcdef0123';
const code = 'c0de'.repeat(10);
const credentials: Credentials = { appId: 4242, privateKey: key, webhookSecret, page };

interface Open {
  readonly exchange?: (code: string) => Promise<Credentials>;
  readonly save?: (credentials: Credentials) => Promise<void>;
  readonly publicUrl?: string | null;
  readonly serverUrl?: string;
}

const open = async ({ exchange = async () => credentials, save = async () => {}, ...rest }: Open = {}) => {
  const log = testLog();
  let now = 0;
  const setup: Setup = createSetup({ exchange, save, now: () => now });
  const { publicUrl = null, serverUrl = 'https://ghe.example' } = rest;
  const served = await serve(setupRoutes({ setup, serverUrl, publicUrl, log: log.log }), log);
  return {
    setup,
    log,
    pass: (ms: number) => {
      now += ms;
    },
    get: (path: string) => fetch(`${served.url}${path}`, { redirect: 'manual' }),
    url: served.url,
    [Symbol.asyncDispose]: () => served[Symbol.asyncDispose](),
  };
};

const callback = (state: string, given = code): string =>
  `${setupCallbackPath}?code=${encodeURIComponent(given)}&state=${encodeURIComponent(state)}`;

const unescapeHtml = (text: string): string =>
  text.replaceAll(/&#(\d+);/g, (_all, number: string) => String.fromCodePoint(Number(number)));

/** What the page's form sends where. */
const formOf = (html: string) => {
  const [, action = '', manifest = ''] =
    /<form action="([^"]*)" method="post"><input type="hidden" name="manifest" value="([^"]*)">/.exec(html) ?? [];
  const url = new URL(unescapeHtml(action));
  const sent: unknown = JSON.parse(unescapeHtml(manifest));
  return { url, state: url.searchParams.get('state') ?? '', sent };
};

test.each(['', '?token=', '?token=wrong', '?organization=acme'])(
  'without the token of the log: 403 (%s)',
  async (query) => {
    await using it = await open();
    const answer = await it.get(`${setupPath}${query}`);
    expect(answer.status).toBe(403);
    expect(await answer.text()).not.toContain(it.setup.token);
  },
);

test('the page takes the manifest to GitHub, with a state of its own each time', async () => {
  await using it = await open();
  const answer = await it.get(`${setupPath}?token=${it.setup.token}`);
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-security-policy')).toContain("form-action 'self' https://ghe.example;");
  const form = formOf(await answer.text());
  expect(form.url.origin + form.url.pathname).toBe('https://ghe.example/settings/apps/new');
  expect(form.sent).toMatchObject({
    hook_attributes: { url: `${it.url}/api/github/webhooks` },
    redirect_url: `${it.url}/setup/callback`,
    default_permissions: { contents: 'read' },
  });
  const again = formOf(await (await it.get(`${setupPath}?token=${it.setup.token}`)).text());
  expect(form.state.length).toBeGreaterThan(20);
  expect(again.state).not.toBe(form.state);
});

test('for an organization, at a public address', async () => {
  await using it = await open({ publicUrl: 'https://pacegate.example' });
  const html = await (await it.get(`${setupPath}?token=${it.setup.token}&organization=acme-inc`)).text();
  const { url, sent } = formOf(html);
  expect(url.pathname).toBe('/organizations/acme-inc/settings/apps/new');
  expect(sent).toMatchObject({ redirect_url: 'https://pacegate.example/setup/callback' });
});

test('a name that no organization has is left out', async () => {
  await using it = await open();
  const name = encodeURIComponent('"><script>alert(1)</script>');
  const html = await (await it.get(`${setupPath}?token=${it.setup.token}&organization=${name}`)).text();
  expect(html).not.toContain('<script');
  expect(formOf(html).url.pathname).toBe('/settings/apps/new');
});

test('github.com can not reach this machine by its own name for itself', async () => {
  await using here = await open({ serverUrl: 'https://github.com' });
  expect(await (await here.get(`${setupPath}?token=${here.setup.token}`)).text()).toContain('PACEGATE_PUBLIC_URL');
  await using there = await open({ serverUrl: 'https://github.com', publicUrl: 'https://pacegate.example' });
  expect(await (await there.get(`${setupPath}?token=${there.setup.token}`)).text()).not.toContain(
    'PACEGATE_PUBLIC_URL',
  );
});

test('the code is exchanged, kept, and the setup is over', async () => {
  const codes: string[] = [];
  const kept: Credentials[] = [];
  await using it = await open({
    exchange: async (given) => {
      codes.push(given);
      return credentials;
    },
    save: async (given) => void kept.push(given),
  });
  const answer = await it.get(callback(it.setup.newState()));
  expect(answer.status).toBe(200);
  const html = await answer.text();
  expect(html).toContain(`${page}/installations/new`);
  expect(html).not.toContain(webhookSecret);
  expect(await it.setup.credentials).toEqual(credentials);
  expect([codes, kept]).toEqual([[code], [credentials]]);
  // Nobody makes another one.
  expect((await it.get(`${setupPath}?token=${it.setup.token}`)).status).toBe(404);
  expect((await it.get(callback(it.setup.newState()))).status).toBe(400);
  expect(codes).toHaveLength(1);
  expect(it.log.text()).not.toContain(webhookSecret);
});

test('a state that is not ours, was used, or is too old: GitHub is not asked', async () => {
  let asked = 0;
  await using it = await open({
    exchange: async () => {
      asked += 1;
      throw new OutputError('It did not work.', 'Try again.');
    },
  });
  expect((await it.get(callback('made-up-by-somebody-else'))).status).toBe(400);
  expect((await it.get(callback(''))).status).toBe(400);
  const late = it.setup.newState();
  it.pass(3_600_001);
  expect((await it.get(callback(late))).status).toBe(400);
  expect(asked).toBe(0);
  const state = it.setup.newState();
  const failed = await it.get(callback(state));
  expect([failed.status, asked]).toEqual([400, 1]);
  expect(await failed.text()).toContain('It did not work.');
  expect((await it.get(callback(state))).status).toBe(400);
  expect([asked, it.setup.isDone]).toEqual([1, false]);
});

test.each(['', '../../user', 'a b', 'x'.repeat(300), '<b>'])('a code that GitHub does not give: %j', async (given) => {
  let asked = 0;
  await using it = await open({
    exchange: async () => {
      asked += 1;
      return credentials;
    },
  });
  expect((await it.get(callback(it.setup.newState(), given))).status).toBe(400);
  expect(asked).toBe(0);
});

test('of two who come back at the same moment one is refused: what is kept is what is used', async () => {
  const kept: Credentials[] = [];
  const saving = Promise.withResolvers<void>();
  let made = 0;
  await using it = await open({
    exchange: async () => ({ ...credentials, appId: ++made }),
    save: async (given) => {
      kept.push(given);
      await saving.promise;
    },
  });
  const first = it.setup.finish(it.setup.newState(), code);
  const second = it.setup.finish(it.setup.newState(), code);
  await expect(second).rejects.toThrow('There is an App already');
  saving.resolve();
  expect(await first).toEqual(kept[0]);
  expect(kept).toEqual([await it.setup.credentials]);
});

test('what can not be kept is told to the person, and can be tried again', async () => {
  await using it = await open({ save: () => Promise.reject(new OutputError('The disk is full.', 'Free some space.')) });
  const answer = await it.get(callback(it.setup.newState()));
  expect([answer.status, it.setup.isDone]).toEqual([400, false]);
  expect(await answer.text()).toContain('Free some space.');
  expect((await it.get(`${setupPath}?token=${it.setup.token}`)).status).toBe(200);
});

const openWithGitHub = async (apiUrl: string, data: string) => {
  const { log, redactor, text } = testLog();
  const setup = openSetup({ apiUrl, data, log, redactor, now: () => 0 });
  const served = await serve(setupRoutes({ setup, serverUrl: 'https://ghe.example', publicUrl: null, log }));
  return { setup, served, log, text, [Symbol.asyncDispose]: () => served[Symbol.asyncDispose]() };
};

const withDirectory = async (work: (directory: string) => Promise<void>): Promise<void> => {
  const directory = await mkdtemp(join(tmpdir(), 'pacegate-setup-'));
  try {
    await work(directory);
  } finally {
    await rm(directory, { recursive: true });
  }
};

test('with a GitHub: the code becomes credentials in a file, which the next start finds', async () => {
  await withDirectory(async (data) => {
    await using github = await fakeGitHub({ code, pem: key, webhook_secret: webhookSecret });
    await using it = await openWithGitHub(github.apiUrl, data);
    const wrong = await fetch(`${it.served.url}${callback(it.setup.newState(), 'another-code')}`);
    expect(wrong.status).toBe(400);
    expect(await wrong.text()).toContain('GitHub does not know the code');
    expect((await fetch(`${it.served.url}${callback(it.setup.newState())}`)).status).toBe(200);
    expect(github.asked.at(-1)).toBe(`POST /api/v3/app-manifests/${code}/conversions`);
    expect(readCredentials({ given: {}, data, readText, role: 'app' })).toEqual({ credentials, problems: [] });
    // From now on the log knows them.
    it.log.info(`It is ${webhookSecret}.`);
    expect(it.text()).not.toContain(webhookSecret);
  });
});

test.each<[string, Partial<Pick<MadeApp, 'pem' | 'webhook_secret'>>, string]>([
  ['without a webhook secret', { webhook_secret: null }, 'holds no App with key and webhook secret'],
  ['with a weak one', { webhook_secret: 'development' }, 'default'],
  ['without a key', { pem: '' }, 'holds no App with key and webhook secret'],
])('an App %s is refused, and nothing is kept', async (_what, differences, says) => {
  await withDirectory(async (data) => {
    await using github = await fakeGitHub({ code, pem: key, webhook_secret: webhookSecret, ...differences });
    await using it = await openWithGitHub(github.apiUrl, data);
    const answer = await fetch(`${it.served.url}${callback(it.setup.newState())}`);
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain(says);
    expect(readText(credentialsFile(data))).toBeNull();
  });
});
