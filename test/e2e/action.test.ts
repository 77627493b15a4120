import { expect, jest, test } from '@jest/globals';
import { as, shop } from '../local-github/shop.ts';
import { openStory } from './action/story.ts';

// Three measurements on a machine that may be busy.
jest.setTimeout(900_000);

test('a slow pull request is not let in, a mended one is, and the push to main becomes a record', async () => {
  await using story = await openStory();
  const { github } = story;
  const { regression, refusedMerge, fixed, requests, merged, refreshed, number } = await story.play(() => undefined);

  expect(regression.log).toContain('✗ fail');
  expect([regression.code, regression.outputs['verdict']]).toEqual([1, 'fail']);
  expect(regression.summary).toContain('Pacegate: fail');
  expect(refusedMerge).toMatchObject({ status: 405 });
  expect(refusedMerge.message).toContain('pacegate');
  expect([fixed.code, fixed.outputs['verdict']]).toEqual([0, 'pass']);
  expect(requests).toBeGreaterThan(3);
  expect(requests).toBeLessThanOrEqual(15);
  expect(merged).toBe(true);
  expect(refreshed.code).toBe(0);

  const dev = as(github, { as: 'dev' });
  const comments = (await dev.issues.listComments({ ...shop, issue_number: number })).data;
  expect(comments).toHaveLength(1);
  expect(comments[0]!.body).toContain('Pacegate: pass');
  const branch = await github.git('acme/shop', 'ls-tree', '-r', '--name-only', 'pacegate-baselines');
  const file = branch.split('\n').find((it) => it.endsWith('.jsonl'));
  expect(file).toMatch(/^api\//);
  const lines = (await github.git('acme/shop', 'show', `pacegate-baselines:${file}`)).split('\n');
  expect(lines).toHaveLength(1);
  expect(JSON.parse(lines[0]!)).toMatchObject({
    suite: 'api',
    commit: await github.git('acme/shop', 'rev-parse', 'main'),
  });
});
