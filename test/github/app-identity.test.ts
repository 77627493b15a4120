import { expect, test } from '@jest/globals';
import { GitHubError } from '../../src/core/errors.ts';
import { readAppIdentity } from '../../src/github/app-identity.ts';
import { convertManifest } from '../../src/github/convert-manifest.ts';
import { api, useNock } from './github-support.ts';
import { prefix, testGitHub } from './make-github.ts';

useNock();

test('who the App is, as far as the server tells', async () => {
  const { github } = testGitHub();
  const html_url = 'https://ghe.example/github-apps/pacegate';
  const permissions = { checks: 'write', metadata: 'read' };
  api()
    .get(`${prefix}/app`)
    .reply(200, { id: 7, slug: 'pacegate', html_url, permissions, events: ['push'] });
  expect(await readAppIdentity(github)).toEqual({ slug: 'pacegate', page: html_url, permissions, events: ['push'] });
  api().get(`${prefix}/app`).reply(200, { id: 7 });
  expect(await readAppIdentity(github)).toEqual({ slug: '', page: '', permissions: {}, events: [] });
});

test('a key that does not belong to the App', async () => {
  const { github } = testGitHub();
  api().get(`${prefix}/app`).reply(401, { message: 'A JSON web token could not be decoded' });
  await expect(readAppIdentity(github)).rejects.toThrow('Could not ask who the App is: GitHub answered 401');
});

const conversions = `${prefix}/app-manifests/c0de/conversions`;
const made = { id: 7, pem: 'PEM', webhook_secret: 'its secret', html_url: 'https://ghe.example/github-apps/pacegate' };

test('a code is exchanged for the App', async () => {
  const { github } = testGitHub();
  api().post(conversions).reply(201, made);
  expect(await convertManifest(github, 'c0de')).toEqual({
    id: 7,
    privateKey: 'PEM',
    webhookSecret: 'its secret',
    page: made.html_url,
  });
});

test.each([404, 422])('a code that GitHub does not know: %d', async (status) => {
  const { github } = testGitHub();
  api().post(conversions).reply(status, { message: 'Not Found' });
  await expect(convertManifest(github, 'c0de')).rejects.toMatchObject({
    message: 'GitHub does not know the code of this setup, or it was used already.',
    cure: expect.stringContaining('Start the setup again'),
  });
});

test('a lost answer is not asked for again: the code may be used up', async () => {
  const { github, meter } = testGitHub();
  api().post(conversions).reply(502, '<html><title>Bad gateway</title></html>');
  await expect(convertManifest(github, 'c0de')).rejects.toBeInstanceOf(GitHubError);
  expect(meter.count).toBe(1);
});

test.each([{ pem: '' }, { webhook_secret: null }, { html_url: 'javascript:alert(1)' }, { id: 'x' }])(
  'an answer that is no App is refused, and nothing of it is in the error: %j',
  async (differences) => {
    const { github } = testGitHub();
    api()
      .post(conversions)
      .reply(201, { ...made, ...differences });
    const refused = convertManifest(github, 'c0de');
    await expect(refused).rejects.toThrow('holds no App with key and webhook secret');
    await expect(refused).rejects.not.toThrow('its secret');
  },
);
