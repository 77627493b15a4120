import { setTimeout as delay } from 'node:timers/promises';
import { expect, jest, test } from '@jest/globals';
import { PreparationError } from '../../../src/core/errors.ts';
import { openStaticServer } from '../../../src/measure/page/server/static-server.ts';
import { visitPage, type VisitTools } from '../../../src/measure/page/visit-page.ts';
import { failureOf } from '../service/service-support.ts';
import { createFakePlace, type FakePlace } from './fake-packages.ts';
import { makePage } from './make-page.ts';

// Real processes on a machine that may be busy.
jest.setTimeout(300_000);

/** Visits `path` of an empty site (or one with an index.html of the place's), with little patience for what hangs. */
const visit = async (place: FakePlace, path: string, tools: Partial<VisitTools> = {}) => {
  await using server = await openStaticServer({ root: place.directory, fallback: 'browser' });
  return await visitPage(makePage({ path, timeout: 1500 }), server, { ...place.tools, patience: 1500, ...tools });
};

const expectNothingLeft = async (place: FakePlace): Promise<void> => {
  expect(place.left()).toEqual([]);
  expect(await place.profiles()).toEqual([]);
};

test('a visit brings values, and leaves neither process nor profile', async () => {
  await using place = await createFakePlace();
  const result = await visit(place, '/', { patience: 60_000 });
  expect(result).toMatchObject({
    kind: 'visited',
    browser: 'HeadlessChrome/153.0.1',
    visit: {
      values: { 'page.lcp': 100, 'page.script-cpu': 30, 'page.requests': 1 },
      benchmarkIndex: 1500,
      finalUrl: '/',
      requests: [{ url: '/', kind: 'Document', status: 200, start: 1, end: 11 }],
    },
  });
  await expectNothingLeft(place);
});

test.each([
  ['/hang', /^the browser gave no result within 3 s, twice$/],
  ['/crash', /^Lighthouse ended in the middle of the visit \(SIGKILL\).*, twice$/],
  ['/die', /^the browser ended in the middle of the visit \(SIGKILL\), twice$/],
  ['/throw', /^Lighthouse failed: PROTOCOL_TIMEOUT <b>, twice$/],
  ['/nonsense', /^Lighthouse's report can't be read/],
])('a visit to %s fails with its reason, and leaves nothing', async (path, reason) => {
  await using place = await createFakePlace();
  expect(await visit(place, path, path === '/hang' ? {} : { patience: 60_000 })).toEqual({
    kind: 'failed',
    reason: expect.stringMatching(reason),
  });
  await expectNothingLeft(place);
});

test.each(['/die-once', '/crash-once'])('what happens once only (%s) is tried again', async (path) => {
  await using place = await createFakePlace();
  expect(await visit(place, path, { patience: 60_000 })).toMatchObject({ kind: 'visited' });
});

test('a browser that does not start is an error with its words', async () => {
  await using place = await createFakePlace();
  const error = await failureOf(visit(place, '/', { browser: place.browsers.broken, patience: 60_000 }));
  expect(error).toBeInstanceOf(PreparationError);
  expect(error).toHaveProperty('message', expect.stringMatching(/broken .*ended at once \(exit 4\).*no <display>/));
  await expectNothingLeft(place);
});

test('an abort ends the visit and everything of it, whenever it comes', async () => {
  await using place = await createFakePlace();
  for (const pause of [0, 300, 900]) {
    const controller = new AbortController();
    const failing = failureOf(visit(place, '/hang', { signal: controller.signal, patience: 60_000 }));
    await delay(pause);
    controller.abort(new Error('enough'));
    expect(await failing).toMatchObject({ message: 'enough' });
    await expectNothingLeft(place);
  }
});

test('an exit handler ends what is under way at once', async () => {
  await using place = await createFakePlace();
  const visiting = visit(place, '/hang', { patience: 60_000 });
  while (place.left().length < 3) await delay(50);
  place.tools.visitors.killSync();
  // The second try goes the same way.
  await delay(200);
  while (place.left().length < 3) await delay(50);
  place.tools.visitors.killSync();
  expect(await visiting).toMatchObject({ kind: 'failed' });
});
