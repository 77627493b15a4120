import { createServer } from 'node:http';
import { once } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { demoConfiguration } from '../../docs/examples/demo/configuration.ts';
import { keepSaying } from '../../docs/examples/demo/keep-saying.ts';
import { createNarrator } from '../../docs/examples/demo/narrator.ts';
import { createPages } from '../../docs/examples/demo/pages.ts';
import { readable } from '../../docs/examples/demo/readable.ts';
import { isAsExpected, stepsText } from '../../docs/examples/demo/step.ts';
import { parseConfiguration } from '../../src/config/load-configuration.ts';

test('the story is told with the time of each line, and shows at most what it was asked to show', () => {
  let told = '';
  const narrator = createNarrator((text) => (told += text));
  narrator.say('It begins.');
  narrator.show('one\ntwo\nthree\n', 2);
  expect(told).toMatch(/^ 0:0\d {2}It begins\.\n\n {9}one\n {9}two\n {9}… and 1 more lines\n\n$/);
});

test('a comment is shown without hidden lines, charts and what is folded', () => {
  const comment = [
    '<!-- pacegate:pacegate --><!-- content 0123 -->',
    '❌ **Pacegate: fail**',
    '',
    '| Where | Change |',
    '| --- | ---: |',
    '| search | +20 % |',
    '',
    '```mermaid',
    'xychart-beta horizontal',
    '```',
    '',
    '```',
    'git diff',
    '```',
    '<details>',
    '<summary>All</summary>',
    '<details>inside</details>',
    '</details>',
    '',
    '[Report](https://example.org)',
    '',
  ].join('\n');
  expect(readable(comment)).toBe(
    '❌ **Pacegate: fail**\n\n| Where | Change |\n| --- | ---: |\n| search | +20 % |\n\ngit diff\n\n[Report](https://example.org)',
  );
});

test('what tells nothing by itself is heard of every twenty seconds', () => {
  let now = 0;
  const sign = keepSaying('It has gone on', () => now);
  const heard = Array.from({ length: 60 }, () => {
    now += 1000;
    return sign();
  });
  expect(heard.filter((it) => it !== null)).toEqual([
    'It has gone on for 20 s now.',
    'It has gone on for 40 s now.',
    'It has gone on for 60 s now.',
  ]);
});

test('the summary marks what went otherwise', () => {
  const steps = [
    { what: 'check on the slow change', expected: 'failure', received: 'failure' },
    { what: 'merging it', expected: 'refused (405)', received: 'merged' },
  ];
  expect(steps.map(isAsExpected)).toEqual([true, false]);
  const lines = stepsText(steps).split('\n');
  expect(lines.find((line) => line.includes('slow change'))).toMatch(/failure +as expected$/);
  expect(lines.find((line) => line.includes('merging it'))).toMatch(/merged +NOT as expected \(refused \(405\)\)$/);
});

test('the configuration of the story is valid', () => {
  const { suites, notices, policy } = parseConfiguration({
    file: 'pacegate.yml',
    text: demoConfiguration,
    environment: {},
  });
  expect(notices).toEqual([]);
  expect(suites.map((suite) => [suite.name, suite.type === 'service' ? suite.routes.length : 0])).toEqual([['api', 2]]);
  // Three measurements and what is between them stay under eight minutes.
  expect(policy.timeLimit * 3).toBeLessThan(7 * 60_000);
});

test('a page is kept with its style sheets, and index.html names everything that was kept', async () => {
  const page = '<link rel="stylesheet" href="/-/style.css"><a href="/acme/shop">shop</a>';
  await using server = createServer(({ url }, response) =>
    response.end(url === '/-/style.css' ? 'body { color: red }' : page),
  ).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  const pages = await createPages(null);
  try {
    await pages.keepPage('pull.html', `${url}/acme/shop/pull/1`, 'the pull request');
    await pages.keep('app.log', 'ready\n', 'the log');
    await pages.finish();
    expect((await readdir(pages.directory)).sort()).toEqual(['app.log', 'index.html', 'pull.html', 'style.css']);
    const read = (name: string): Promise<string> => readFile(join(pages.directory, name), 'utf8');
    expect(await read('pull.html')).toBe(page.replace('/-/', ''));
    expect(await read('style.css')).toContain('red');
    expect(await read('index.html')).toMatch(/pull\.html[\s\S]*app\.log/);
  } finally {
    await pages.remove();
  }
  await expect(readdir(pages.directory)).rejects.toThrow('ENOENT');
});
