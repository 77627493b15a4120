import { spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { parseConfiguration } from '../../../src/config/load-configuration.ts';
import { readTree } from '../../../src/measure/survey/read-tree.ts';
import { surveyRepository } from '../../../src/measure/survey/survey.ts';
import { gatherSuites } from '../../../src/usecases/doctor/gather-suites.ts';
import { lookForBrowser } from '../../../src/usecases/doctor/look-for-browser.ts';
import { manifest } from '../../measure/survey/tree-of.ts';
import { write } from '../../measure/workspace/repositories.ts';

const files = {
  '.gitignore': 'web/dist/\n',
  'web/package.json': manifest({ scripts: { build: 'webpack' }, devDependencies: { webpack: '5' } }),
  'web/webpack.config.js': "import { pacegateWebpack } from 'pacegate/webpack';",
  'old/stats.json': '{ "no": "statistics" }',
};

const text = JSON.stringify({
  version: 1,
  suites: {
    api: { type: 'service', start: 'node api.js', requests: [{ path: '/' }] },
    web: { type: 'bundle', directory: 'web', build: 'npm run build', stats: 'dist/stats.json' },
    old: { type: 'bundle', directory: 'old', stats: 'stats.json', output: 'dist', build: 'make' },
    files: { type: 'bundle', directory: 'old', output: 'public' },
    home: { type: 'page', service: 'api' },
  },
});

const { signal } = new AbortController();

test('what bundles and pages need is looked for, without running anything', async () => {
  const top = await mkdtemp(join(tmpdir(), 'pacegate-suites-'));
  try {
    write(top, files);
    spawnSync('git', ['init', '--quiet'], { cwd: top });
    const tree = readTree(top);
    const { suites, browser } = await gatherSuites(parseConfiguration({ file: 'x', text, environment: {} }).suites, {
      tree,
      ...surveyRepository(tree, ''),
      top,
      environment: { PATH: process.env['PATH'], CHROME_PATH: process.execPath },
      signal,
    });
    const [api, web, old, plain, home] = suites;
    expect(api).toMatchObject({ bundle: null, page: null, port: { kind: 'unknown' } });
    expect(web).toMatchObject({ port: null, gaps: [], missingPrograms: [] });
    expect(web?.bundle).toMatchObject({
      stats: 'web/dist/stats.json',
      output: 'web/dist',
      ignored: true,
      builds: true,
      frontEnd: { bundler: 'webpack', setUp: { done: true } },
      last: { kind: 'none' },
    });
    expect(old?.bundle).toMatchObject({ output: 'old/dist', ignored: false, frontEnd: null });
    expect(old?.bundle?.last.kind).toBe('unusable');
    expect(plain?.bundle).toMatchObject({ stats: null, output: 'old/public', builds: false, last: { kind: 'none' } });
    // The service's commands are judged once, as those of the service.
    expect(home).toMatchObject({ port: null, missingPrograms: [], page: { service: 'api' } });
    expect(browser).toEqual({ known: true, value: `${process.execPath}, which CHROME_PATH names` });
  } finally {
    await rm(top, { recursive: true });
  }
});

test('a CHROME_PATH that is no program is said', async () => {
  const browser = await lookForBrowser([tmpdir()], { CHROME_PATH: '/nowhere/chrome' }, signal);
  expect(browser).toMatchObject({ known: false, why: expect.stringContaining('CHROME_PATH is /nowhere/chrome') });
});
