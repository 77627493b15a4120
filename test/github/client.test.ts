import { inspect } from 'node:util';
import { expect, test } from '@jest/globals';
import nock from 'nock';
import { createGitHub } from '../../src/github/client.ts';
import { repeatable } from '../../src/github/pacing.ts';
import { api, listen, lost, useNock } from './github-support.ts';
import { host, repository, shop, testGitHub, token } from './make-github.ts';

useNock();

const read = { ...repository, ref: 'heads/main' };
const path = `${shop}/git/ref/heads%2Fmain`;
const ref = { ref: 'refs/heads/main', object: { sha: 'abc', type: 'commit' } };

test('a request carries the token to the given address, and is counted', async () => {
  api().get(path).matchHeader('authorization', `token ${token}`).reply(200, ref);
  const { github, meter } = testGitHub();
  expect((await github.rest.git.getRef(read)).data.object.sha).toBe('abc');
  expect(meter.requests).toEqual([{ method: 'GET', path, status: 200 }]);
});

test.each([
  ['502', 502],
  ['503', 503],
  ['504', 504],
])('%s is tried again, at most three times, with growing waits', async (_name, status) => {
  api().get(path).times(4).reply(status, 'no');
  const { github, waits } = testGitHub();
  await expect(github.rest.git.getRef(read)).rejects.toMatchObject({ status });
  expect(waits).toEqual([1000, 4000, 9000]);
});

test('a lost connection is tried again', async () => {
  api().get(path).replyWithError(lost).get(path).reply(200, ref);
  const { github, waits, meter } = testGitHub();
  await github.rest.git.getRef(read);
  expect(waits).toEqual([1000]);
  expect(meter.requests.map(({ status }) => status)).toEqual([null, 200]);
});

test.each([400, 401, 403, 404, 409, 410, 422, 451])('%d is not tried again', async (status) => {
  api().get(path).reply(status, { message: 'no' });
  const { github, meter } = testGitHub();
  await expect(github.rest.git.getRef(read)).rejects.toMatchObject({ status });
  expect(meter.count).toBe(1);
});

test('a POST is not repeated blindly, whether it was refused by a gateway or its answer was lost', async () => {
  const labels = `${shop}/labels`;
  const { github, meter } = testGitHub();
  api().post(labels).reply(502, 'no');
  await expect(github.rest.issues.createLabel({ ...repository, name: 'x' })).rejects.toMatchObject({ status: 502 });
  api().post(labels).replyWithError(lost);
  await expect(github.rest.issues.createLabel({ ...repository, name: 'x' })).rejects.toMatchObject({ status: 500 });
  expect(meter.count).toBe(2);
});

test('a POST of which the caller says that it can be repeated is, and only that one', async () => {
  const blobs = `${shop}/git/blobs`;
  const { github, meter } = testGitHub();
  api().post(blobs).reply(502, 'no').post(blobs).reply(201, { sha: 'abc' });
  await github.rest.git.createBlob({ ...repository, content: 'x', request: repeatable });
  api().post(blobs).reply(409, { message: 'no' });
  await expect(github.rest.git.createBlob({ ...repository, content: 'x', request: repeatable })).rejects.toMatchObject({
    status: 409,
  });
  api().post(blobs).reply(502, 'no');
  await expect(github.rest.git.createBlob({ ...repository, content: 'x' })).rejects.toMatchObject({ status: 502 });
  expect(meter.count).toBe(4);
});

test('what happened to one request is forgotten at the next', async () => {
  const { github, waits } = testGitHub();
  api().get(path).reply(404, { message: 'Not Found' }).post(`${shop}/labels`).reply(201, {});
  await expect(github.rest.git.getRef(read)).rejects.toMatchObject({ status: 404 });
  await github.rest.issues.createLabel({ ...repository, name: 'x' });
  expect(waits).toEqual([]);
  api().get(path).reply(502, 'no').get(path).reply(200, ref);
  await github.rest.git.getRef(read);
  expect(waits).toEqual([1000]);
});

const secondary = { message: 'You have exceeded a secondary rate limit. Please wait a few minutes.' };

test('a secondary limit is obeyed as long as retry-after says, then the request is sent again', async () => {
  api().get(path).reply(403, secondary, { 'retry-after': '7' }).get(path).reply(200, ref);
  const { github, waits, lines } = testGitHub();
  await github.rest.git.getRef(read);
  expect(waits).toEqual([7000]);
  expect(lines).toEqual(["GitHub's limit of requests at a time is reached: the request is sent again in 7 s."]);
});

test('a secondary limit holds for a POST too: it was refused, so nothing is done twice', async () => {
  api()
    .post(`${shop}/labels`)
    .reply(429, secondary, { 'retry-after': '2' })
    .post(`${shop}/labels`)
    .reply(201, { id: 1 });
  const { github, waits } = testGitHub();
  await github.rest.issues.createLabel({ ...repository, name: 'x' });
  expect(waits).toEqual([2000]);
});

test('a secondary limit without retry-after means a minute and growing waits, three times', async () => {
  api().get(path).times(4).reply(403, secondary);
  const { github, waits } = testGitHub();
  await expect(github.rest.git.getRef(read)).rejects.toMatchObject({ status: 403 });
  expect(waits).toEqual([60_000, 120_000, 240_000]);
});

const limited = (secondsFromNow: number) => ({
  'x-ratelimit-remaining': '0',
  'x-ratelimit-reset': String(Math.floor(Date.now() / 1000) + secondsFromNow),
});

test('the hourly limit is waited for when its end is near', async () => {
  api()
    .get(path)
    .reply(403, { message: 'API rate limit exceeded for installation.' }, limited(20))
    .get(path)
    .reply(200, ref);
  const { github, waits } = testGitHub();
  await github.rest.git.getRef(read);
  expect(waits).toHaveLength(1);
  expect(waits[0]).toBeGreaterThanOrEqual(20_000);
  expect(waits[0]).toBeLessThanOrEqual(22_000);
});

test('the hourly limit is not waited for when its end is far', async () => {
  api().get(path).reply(403, { message: 'API rate limit exceeded for installation.' }, limited(3000));
  const { github, waits } = testGitHub();
  await expect(github.rest.git.getRef(read)).rejects.toMatchObject({ status: 403 });
  expect(waits).toEqual([]);
});

test('a handful of writes goes out at once; many are spaced', async () => {
  const { github, waits } = testGitHub();
  api().post(`${shop}/check-runs`).times(22).reply(201, {});
  for (let index = 0; index < 22; index++)
    await github.request('POST /repos/{owner}/{repo}/check-runs', { ...repository, name: 'x', head_sha: 'y' });
  expect(waits).toEqual([1000, 1000]);
  const comments = testGitHub();
  api().post(`${shop}/issues/1/comments`).times(6).reply(201, {});
  for (let index = 0; index < 6; index++)
    await comments.github.rest.issues.createComment({ ...repository, issue_number: 1, body: 'x' });
  expect(comments.waits).toEqual([3000]);
});

test('a renamed repository is followed with the same method and body, and said', async () => {
  const body = { name: 'x' };
  api()
    .post(`${shop}/labels`, body)
    .reply(307, { message: 'Moved Permanently' }, { location: `${host}/api/v3/repositories/7/labels` })
    .post('/api/v3/repositories/7/labels', body)
    .matchHeader('authorization', `token ${token}`)
    .reply(201, { id: 5 });
  const { github, lines, meter } = testGitHub();
  expect((await github.rest.issues.createLabel({ ...repository, ...body })).data.id).toBe(5);
  expect(lines).toEqual([
    "GitHub sends /api/v3/repos/acme/shop/labels on to /api/v3/repositories/7/labels: use the repository's present name.",
  ]);
  expect(meter.count).toBe(2);
});

test('a 301 does not turn a PATCH into a GET', async () => {
  api()
    .patch(`${shop}/issues/comments/3`)
    .reply(301, {}, { location: '/api/v3/repositories/7/issues/comments/3' })
    .patch('/api/v3/repositories/7/issues/comments/3', { body: 'x' })
    .reply(200, { id: 3 });
  const { github } = testGitHub();
  expect((await github.rest.issues.updateComment({ ...repository, comment_id: 3, body: 'x' })).data.id).toBe(3);
});

test('a redirect to another host gets a GET without the token, and no write at all', async () => {
  api().get(path).reply(302, {}, { location: 'https://elsewhere.example/x' });
  nock('https://elsewhere.example', { badheaders: ['authorization'] })
    .get('/x')
    .reply(200, ref);
  const { github } = testGitHub();
  await github.rest.git.getRef(read);
  api().post(`${shop}/labels`).reply(307, {}, { location: 'https://elsewhere.example/x' });
  await expect(github.rest.issues.createLabel({ ...repository, name: 'x' })).rejects.toThrow('elsewhere.example');
});

test('redirects in a circle end', async () => {
  api().get(path).times(24).reply(302, {}, { location: path });
  const { github } = testGitHub();
  await expect(github.rest.git.getRef(read)).rejects.toThrow('redirects without end');
});

test('a server that never answers is given up on', async () => {
  await using server = await listen(() => {});
  const { github, meter } = testGitHub({ apiUrl: server.apiUrl, timeLimit: 20 });
  await expect(github.rest.git.getRef(read)).rejects.toThrow('no answer within 0.02 s');
  expect(meter.count).toBe(4);
});

test('an answer that breaks off in the middle is none', async () => {
  let answers = 0;
  await using server = await listen((_request, response) => {
    answers += 1;
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': '100' });
    if (answers === 1) response.write('{"ref":', () => response.destroy());
    else response.end(JSON.stringify(ref).padEnd(100));
  });
  const { github, meter } = testGitHub({ apiUrl: server.apiUrl });
  expect((await github.rest.git.getRef(read)).data.object.sha).toBe('abc');
  expect(meter.count).toBe(2);
});

test('the token is in no error and no log line', async () => {
  const { github, lines } = testGitHub();
  api().get(path).reply(403, secondary, { 'retry-after': '7' }).get(path).reply(404, { message: 'Not Found' });
  const refused: unknown = await github.rest.git.getRef(read).catch((error: unknown) => error);
  api().get(path).times(4).replyWithError(lost);
  const broken: unknown = await github.rest.git.getRef(read).catch((error: unknown) => error);
  const told = inspect([refused, broken, lines], { depth: 20, showHidden: true });
  expect(told).toContain('/git/ref/heads');
  expect(told).not.toContain('secretSecret');
});

test.each(['ghs_first\nSet-Cookie: second', 'ghs_first second', 'ghs_\u{1F600}'])(
  'a token that can not stand in a header is refused without quoting it (%#)',
  (bad) => {
    const make = () => createGitHub({ token: bad, apiUrl: host });
    expect(make).toThrow('holds characters that no token has');
    expect(make).not.toThrow('ghs_');
  },
);

test('a line end after the token is common in secrets, and no harm', async () => {
  api().get(path).matchHeader('authorization', `token ${token}`).reply(200, ref);
  const { github } = testGitHub({ token: `${token}\n` });
  await expect(github.rest.git.getRef(read)).resolves.toMatchObject({ status: 200 });
});

test('without a token no header is sent', async () => {
  nock(host, { badheaders: ['authorization'] })
    .get(path)
    .reply(200, ref);
  const { github } = testGitHub({ token: null });
  await expect(github.rest.git.getRef(read)).resolves.toMatchObject({ status: 200 });
});

test.each(['', 'ghe.example', 'ftp://ghe.example', 'https://dev:secret@ghe.example', 'https://ghe.example/?a=b'])(
  'an address that is none is refused: %j',
  (apiUrl) => {
    const make = () => createGitHub({ token, apiUrl });
    expect(make).toThrow('The address of the GitHub API');
    expect(make).not.toThrow('secret');
  },
);

test('a slash at the end of the address is no harm', async () => {
  api().get(path).reply(200, ref);
  const { github } = testGitHub({ apiUrl: `${host}/api/v3/` });
  await expect(github.rest.git.getRef(read)).resolves.toMatchObject({ status: 200 });
});
