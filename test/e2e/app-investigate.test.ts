import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { quickFiles, service } from './app/quick-service.ts';
import { openStage, type Stage } from './app/stage.ts';
import { waitFor } from './app/wait-for.ts';

// A check, its experiments and a second check, on a machine that may be busy.
jest.setTimeout(900_000);

let stage: Stage;

/** The slow hunk stands among innocent ones, apart from them. */
const hiding = service()
  .replace(
    "const http = require('node:http');",
    "const http = require('node:http');\n// Numbers that are asked for often.\nconst known = new Map();",
  )
  .replace(
    '  let sum = ballast.length;',
    '  let sum = ballast.length;\n  for (let i = 0; i < 400000; i++) sum += Math.sqrt(i);',
  )
  .replace("'127.0.0.1');", "'127.0.0.1');\nknown.set('begun', Date.now());");

beforeAll(async () => {
  stage = await openStage({ repositories: { story: quickFiles({ probe: false, routes: ['/'] }) } });
});
afterAll(async () => {
  await stage[Symbol.asyncDispose]();
});

test('what made it slow is found, proven and suggested; mended, the check is green and the investigation closed', async () => {
  const shop = stage.shop('story');
  const slow = await shop.push('facets', { 'server.js': hiding });
  const number = await shop.open('facets');
  expect(await shop.checkThat(slow, 'The verdict')).toMatchObject({ conclusion: 'failure' });
  await shop.say(number, 'writer', '/perf investigate');
  const seen = new Set<string>();
  const ofInvestigation = (text: string, limit = 600_000): Promise<string> =>
    waitFor(
      `"${text}" in the comment of the investigation`,
      async () => {
        const { replies } = await shop.comments(number);
        const found = replies.find(({ body }) => body?.includes('pacegate:investigation-') === true)?.body ?? '';
        seen.add(found.split('\n')[1] ?? '');
        return found.includes(text) ? found : null;
      },
      { every: 500, limit },
    );
  const proven = await ofInvestigation('root cause proven');
  expect(proven).toContain('server.js');
  // It was one comment that came to this: first the command's answer, then suspects.
  expect([...seen].join('\n')).toContain('Investigating');

  // The comment says so while what else is suspected is still measured; the suggestion comes at the end, and only to this head.
  const dev = shop.as('dev');
  const investigationOf = (ref: string) => ({ ...shop.place, ref, check_name: 'pacegate investigate' });
  const { check_runs: checks } = await waitFor('the end of the investigation', async () => {
    const { data } = await dev.checks.listForRef(investigationOf(slow));
    return data.check_runs.some(({ status }) => status === 'completed') ? data : null;
  });
  expect(checks).toMatchObject([{ conclusion: 'neutral', output: { annotations_count: 1 } }]);
  const comments = await waitFor('the suggestion', async () => {
    const { data } = await dev.pulls.listReviewComments({ ...shop.place, pull_number: number });
    return data.length > 0 ? data : null;
  });
  expect(comments.map(({ path, body }) => [path, body.includes('```suggestion')])).toEqual([['server.js', true]]);

  const mended = await shop.push('facets', { 'server.js': hiding.replace('400000', '15') });
  expect(await shop.checkThat(mended, 'The verdict on the fix')).toMatchObject({ conclusion: 'success' });
  await shop.sticky(number, 'is closed: all it wanted is reached');
  await ofInvestigation('Pacegate investigation: closed');
  expect((await shop.comments(number)).replies).toHaveLength(1);
});
