import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, jest, test } from '@jest/globals';
import { PreparationError } from '../../../src/core/errors.ts';
import { chromeFlags, readChromeFlags, unsandboxed } from '../../../src/measure/page/chrome-flags.ts';
import { findBrowser } from '../../../src/measure/page/find-browser.ts';
import { findLighthouse, packagePlaces } from '../../../src/measure/page/load-lighthouse.ts';
import { createVisitors } from '../../../src/measure/page/visitor/visitors.ts';
import { failureOf } from '../service/service-support.ts';
import { createFakePlace, type FakePlace, writePackage } from './fake-packages.ts';

// Real processes on a machine that may be busy.
jest.setTimeout(300_000);

const search = (place: FakePlace, chosen: string | undefined, environment: Record<string, string> = {}) =>
  findBrowser({
    chosen,
    launcher: place.tools.packages.launcher.file,
    places: packagePlaces([place.directory]).slice(1),
    directory: place.directory,
    visitors: createVisitors({ ...place.environment, ...environment }),
    signal: place.tools.signal,
  });

const chromium = (code: string) =>
  `import { writeFileSync } from 'node:fs';
   import { tmpdir } from 'node:os';
   export default { executablePath: async () => { ${code} } };`;

test('CHROME_PATH comes first, and must be a program', async () => {
  await using place = await createFakePlace();
  const { path } = place.browsers.working;
  expect(await search(place, path)).toMatchObject({ path, from: 'CHROME_PATH' });
  const plain = join(place.directory, 'plain.txt');
  await writeFile(plain, '');
  for (const chosen of [plain, place.directory, '/no/such/program']) {
    const error = await failureOf(search(place, chosen, { FAKE_CHROME: path }));
    expect(error).toBeInstanceOf(PreparationError);
    expect(error).toHaveProperty('message', expect.stringContaining(`CHROME_PATH is ${chosen}`));
  }
});

test('then an installed one, as chrome-launcher finds it', async () => {
  await using place = await createFakePlace();
  const { path } = place.browsers.working;
  expect(await search(place, undefined, { FAKE_CHROME: path })).toMatchObject({ path, from: 'installed' });
});

test('then the package, unpacked into the run’s own directory', async () => {
  await using place = await createFakePlace();
  const unpacking = `const file = tmpdir() + '/chromium'; writeFileSync(file, ''); return file;`;
  await writePackage(place.directory, '@sparticuz/chromium', '153.0.0', chromium(unpacking));
  expect(await search(place, undefined)).toMatchObject({
    path: join(place.directory, 'chromium', 'chromium'),
    from: '@sparticuz/chromium',
    flags: expect.arrayContaining(['--no-sandbox']),
  });
});

test('a package that can’t be unpacked says why', async () => {
  await using place = await createFakePlace();
  await writePackage(place.directory, '@sparticuz/chromium', '153.0.0', chromium(`throw new Error('no space');`));
  expect(await failureOf(search(place, undefined))).toMatchObject({
    message: expect.stringMatching(/unpacked: no space/),
  });
});

test('none at all is an error that says what to install', async () => {
  await using place = await createFakePlace();
  const error = await failureOf(search(place, undefined));
  expect(error).toBeInstanceOf(PreparationError);
  expect(error).toMatchObject({ cure: expect.stringMatching(/CHROME_PATH.*@sparticuz\/chromium/) });
});

test('Lighthouse is found with its version, the first place first', async () => {
  await using place = await createFakePlace();
  expect(findLighthouse(packagePlaces([place.tools.directory, place.directory]).slice(1))).toMatchObject({
    lighthouse: { version: '13.9.0' },
    launcher: { version: '1.9.0' },
  });
  expect(packagePlaces(['/base/web', '/head/web']).slice(1)).toEqual([
    '/base/web/package.json',
    '/head/web/package.json',
  ]);
});

test('a Lighthouse that is missing or too old is an error with a command', async () => {
  await using place = await createFakePlace();
  expect(() => findLighthouse(['/package.json'])).toThrow(PreparationError);
  await writePackage(place.directory, 'lighthouse', '9.6.8', '');
  const finding = async () => findLighthouse(packagePlaces([place.directory]).slice(1));
  expect(await failureOf(finding())).toMatchObject({
    message: expect.stringContaining('Lighthouse 9.6.8 is installed'),
    cure: expect.stringContaining('npm install'),
  });
});

test('the sandbox is given up for root and in jobs alone, and the user has the last word', () => {
  const options = {
    target: { host: '127.0.0.1', port: 80 },
    hosts: [],
    browser: ['--headless=new'],
    extra: ['--lang=de'],
  };
  expect(chromeFlags({ ...options, unsandboxed: false })).not.toContain('--no-sandbox');
  expect(chromeFlags({ ...options, unsandboxed: true })).toContain('--no-sandbox');
  expect(chromeFlags({ ...options, unsandboxed: true }).at(-1)).toBe('--lang=de');
  const isRoot = process.getuid?.() === 0;
  expect([unsandboxed({}), unsandboxed({ SANDBOX_JOB: 'job-1' })]).toEqual([isRoot, true]);
  expect(readChromeFlags(undefined)).toEqual([]);
  expect(readChromeFlags(' --no-sandbox  --lang=de; rm ')).toEqual(['--no-sandbox', '--lang=de;']);
});
