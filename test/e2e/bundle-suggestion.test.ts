import { createRequire } from 'node:module';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, jest, test } from '@jest/globals';
import { as, shop } from '../local-github/shop.ts';
import { startLocalGitHub } from '../support/local-github/local-github.ts';
import { copyAction } from './action/action-copy.ts';
import { requireCheck } from './action/require-check.ts';
import { runJob } from './action/run-job.ts';

jest.setTimeout(300_000);

const esbuild = createRequire(import.meta.url).resolve('esbuild/bin/esbuild');
const repository = 'acme/shop';

/** Text that does not compress to nothing. */
const words = (count: number): string =>
  Array.from({ length: count }, (_, at) => (at * 2_654_435_761).toString(36)).join(' ');

const files = {
  '.github/pacegate.yml': `version: 1
suites:
  web:
    type: bundle
    build: ${esbuild} src/main.js --bundle --minify --splitting --format=esm --outdir=dist --metafile=dist/meta.json --log-level=error
    stats: dist/meta.json
`,
  '.gitignore': 'dist\n',
  'package.json': '{ "name": "shop", "private": true, "type": "module" }\n',
  'src/main.js': `import { label } from './ui/label.js';\n\nglobalThis.draw = () => import('./ui/chart.js');\ndocument.body.append(label('Shop'), '${words(400)}');\n`,
  'src/ui/label.js': 'export const label = (text) => `<${text}>`;\n',
  'src/ui/index.js': "export { label } from './label.js';\nexport { chart } from './chart.js';\n",
  'src/ui/chart.js': `globalThis.charts = '${words(2000)}';\nexport const chart = () => globalThis.charts;\n`,
};

test('a heavy import is refused at its line, and the suggestion, accepted, turns the check green', async () => {
  await using action = await copyAction();
  const from = join(action.room, 'shop');
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(from, name)), { recursive: true });
    await writeFile(join(from, name), text);
  }
  await using github = await startLocalGitHub({ repositories: [{ owner: 'acme', name: 'shop', from }] });
  const dev = as(github, { as: 'dev' });
  await requireCheck(dev);
  const heavy = files['src/main.js'].replace('./ui/label.js', './ui/index.js');
  await github.commit({ repository, branch: 'labels', files: { 'src/main.js': heavy }, from: 'main' });
  const { number } = (await dev.pulls.create({ ...shop, head: 'labels', base: 'main', title: 'Labels' })).data;
  let jobs = 0;
  const check = () =>
    runJob(github, {
      event: { name: 'pull_request', number },
      permissions: { checks: 'write', contents: 'read', pull_requests: 'write' },
      repository,
      entry: action.entry,
      room: join(action.room, `job-${++jobs}`),
    });

  const red = await check();
  expect([red.code, red.outputs['verdict']]).toEqual([1, 'fail']);
  const [comment] = (await dev.issues.listComments({ ...shop, issue_number: number })).data;
  expect(comment?.body).toContain('Pacegate: fail');
  expect(comment?.body).toContain('src/main.js:1');
  expect(comment?.body).toMatch(/gzip, measured/);
  await expect(dev.pulls.merge({ ...shop, pull_number: number })).rejects.toThrow('pacegate');

  const [review] = (await dev.pulls.listReviewComments({ ...shop, pull_number: number })).data;
  expect(review).toMatchObject({ path: 'src/main.js', line: 1 });
  const [, suggested = ''] = /```suggestion\n([\s\S]*?)\n```/.exec(review?.body ?? '') ?? [];
  expect(suggested).toBe("import { label } from './ui/label.js';");

  const [, ...rest] = heavy.split('\n');
  await github.commit({
    repository,
    branch: 'labels',
    files: { 'src/main.js': [suggested, ...rest, '// Shop', ''].join('\n') },
  });
  const green = await check();
  expect([green.code, green.outputs['verdict']]).toEqual([0, 'pass']);
  expect((await dev.pulls.merge({ ...shop, pull_number: number, merge_method: 'squash' })).data.merged).toBe(true);
});
