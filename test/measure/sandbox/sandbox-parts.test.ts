import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, linkSync, mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { UsageError } from '../../../src/core/errors.ts';
import { candidatesOf } from '../../../src/measure/sandbox/detect-isolation.ts';
import { diskUse } from '../../../src/measure/sandbox/disk-use.ts';
import { affordableFiles, freeFiles } from '../../../src/measure/sandbox/free-space.ts';
import { describeIsolation, isKeptApart } from '../../../src/measure/sandbox/isolation.ts';
import { jobEnvironment } from '../../../src/measure/sandbox/job-environment.ts';
import { chooseJobUser } from '../../../src/measure/sandbox/job-user.ts';
import { type Breach, breachOf } from '../../../src/measure/sandbox/limits.ts';
import { createLineReader } from '../../../src/measure/sandbox/line-reader.ts';
import { parseOpenFilesLimit } from '../../../src/measure/sandbox/open-files-limit.ts';
import { removeDirectory } from '../../../src/measure/sandbox/remove-directory.ts';
import { unlinkedBytes } from '../../../src/measure/sandbox/unlinked-bytes.ts';
import { watchDisk } from '../../../src/measure/sandbox/watch-disk.ts';
import { scratch } from '../workspace/repositories.ts';

const { signal } = new AbortController();

const passwd =
  'root:x:0:0:root:/root:/bin/bash\nnobody:x:65534:65533:nobody:/:/bin/false\nbroken\nci:x:900:901::/:/bin/sh\n';

test('jobs run as the user that is asked for, as one that was made for them, or as nobody', () => {
  expect(chooseJobUser(null, passwd)).toEqual({ name: 'nobody', uid: 65534, gid: 65533, isDedicated: false });
  expect(chooseJobUser(null, `${passwd}pacegate-job:x:800:801::/:/bin/sh\n`)).toMatchObject({
    uid: 800,
    isDedicated: true,
  });
  expect(chooseJobUser('ci', passwd)).toEqual({ name: 'ci', uid: 900, gid: 901, isDedicated: true });
  expect(chooseJobUser('900', passwd)).toMatchObject({ name: 'ci', gid: 901 });
  expect(chooseJobUser('5000:6000', passwd)).toEqual({ name: '5000', uid: 5000, gid: 6000, isDedicated: true });
  expect(chooseJobUser(null, '')).toBeNull();
  expect(() => chooseJobUser('gone', passwd)).toThrow(UsageError);
  expect(() => chooseJobUser('root', passwd)).toThrow('may not run as root');
  expect(() => chooseJobUser('0', passwd)).toThrow('may not run as root');
});

test('a job sees where programs and packages are, and nothing else of the worker', () => {
  const worker = {
    PATH: '/opt/node/bin:relative:/usr/bin',
    HOME: '/root',
    LANG: 'C.UTF-8',
    HTTPS_PROXY: 'http://proxy:3128',
    npm_config_registry: 'https://user:very-secret@npm.acme.example',
    npm_config_userconfig: '/root/.npmrc',
    APP_ID: '1',
    PRIVATE_KEY: 'key',
    WEBHOOK_SECRET: 'secret',
    DATABASE_URL: 'postgres://user:password@host/db',
    GITHUB_TOKEN: 'token',
    PACEGATE_METRICS_TOKEN: 'token',
    PACEGATE_CHROME_FLAGS: '--disable-gpu',
    CHROME_PATH: '/opt/chrome/chrome',
    AWS_SECRET_ACCESS_KEY: 'key',
    NODE_OPTIONS: '--inspect',
    GIT_CONFIG_COUNT: '1',
    GIT_CONFIG_VALUE_0: 'AUTHORIZATION: basic token',
  };
  expect(jobEnvironment(worker, { directory: '/jobs/job-1', id: 'job-1', user: 'nobody' })).toEqual({
    PATH: '/opt/node/bin:/usr/bin:/usr/local/bin:/bin:/usr/sbin:/sbin',
    LANG: 'C.UTF-8',
    HTTPS_PROXY: 'http://proxy:3128',
    npm_config_registry: 'https://npm.acme.example/',
    CHROME_PATH: '/opt/chrome/chrome',
    PACEGATE_CHROME_FLAGS: '--disable-gpu',
    HOME: '/jobs/job-1/home',
    TMPDIR: '/jobs/job-1/tmp',
    TMP: '/jobs/job-1/tmp',
    TEMP: '/jobs/job-1/tmp',
    USER: 'nobody',
    LOGNAME: 'nobody',
    CI: 'true',
    SANDBOX_JOB: 'job-1',
  });
});

test('the strongest way is tried first, and a weaker one only where it is allowed', () => {
  const user = { name: 'nobody', uid: 65534, gid: 65534, isDedicated: false };
  const all = [
    { namespaces: 'root', user },
    { namespaces: null, user },
  ];
  expect(candidatesOf('auto', true, user)).toEqual(all);
  expect(candidatesOf('namespaces', true, user)).toEqual([all[0], { namespaces: 'root', user: null }]);
  expect(candidatesOf('user', true, user)).toEqual([all[1]]);
  expect(candidatesOf('auto', true, null)).toEqual([]);
  expect(candidatesOf('auto', false, null)).toEqual([{ namespaces: 'user', user: null }]);
  expect(candidatesOf('user', false, null)).toEqual([]);
  expect(candidatesOf('none', true, user)).toEqual([{ namespaces: null, user: null }]);
});

test('only who is neither the worker’s user nor root is kept apart from the worker', () => {
  const user = { name: 'nobody', uid: 65534, gid: 65534, isDedicated: false };
  expect(isKeptApart({ namespaces: 'root', user })).toBe(true);
  expect(isKeptApart({ namespaces: null, user })).toBe(true);
  expect(isKeptApart({ namespaces: 'user', user: null })).toBe(true);
  expect(isKeptApart({ namespaces: 'root', user: null })).toBe(false);
  expect(isKeptApart({ namespaces: null, user: null })).toBe(false);
});

test('what is prevented is told, and what is not', () => {
  const user = { name: 'nobody', uid: 65534, gid: 65534, isDedicated: false };
  const full = describeIsolation({ namespaces: 'root', user, hidden: ['/data'], network: 'none' });
  expect(full.prevented).toEqual(
    expect.arrayContaining(['reading /data', 'outliving the job', 'becoming root or another user']),
  );
  expect(full.notPrevented).toEqual([
    expect.stringContaining('half second'),
    expect.stringContaining('flaw of the kernel'),
  ]);
  const none = describeIsolation({ namespaces: null, user: null, hidden: ['/data'] });
  expect(none.prevented).toHaveLength(1);
  expect(none.notPrevented).toEqual(expect.arrayContaining(['reading /data', "using all rights of the worker's user"]));
});

test('a breach says what was used and what is the most', () => {
  expect(breachOf('memory', 5e9, 4e9).text).toBe('The measurement used 5.00 GB of memory, and 4.00 GB is the most.');
  expect(breachOf('time', 0, 1_800_000).text).toContain('30 min');
});

test('lines are told when they are whole, whatever they hold and however they come', () => {
  const lines: string[] = [];
  const reader = createLineReader((line) => lines.push(line));
  const bytes = Buffer.from('one\r\ntwö\n\n\u001b[31mthree\u001b[0m\n');
  for (const byte of bytes) reader.write(Buffer.from([byte]));
  reader.write(Buffer.from('unfinished'));
  expect(lines).toEqual(['one', 'twö', 'three']);
  reader.write(Buffer.from(`${'x'.repeat(100_000)}\n`));
  expect(lines[3]).toHaveLength(300);
});

test('the hard limit of open files is read', () => {
  const line = (hard: string): string =>
    `Max open files            1024                 ${hard}               files     \n`;
  expect(parseOpenFilesLimit(line('20000'))).toBe(20_000);
  expect(parseOpenFilesLimit(line('unlimited'))).toBeNull();
});

test('a directory is counted as it lies on the disk', async () => {
  await using room = await scratch();
  const top = room.fresh();
  const before = await diskUse(top, 1000, signal);
  mkdirSync(join(top, 'a'));
  writeFileSync(join(top, 'a/full'), Buffer.alloc(1_000_000, 1));
  linkSync(join(top, 'a/full'), join(top, 'again'));
  writeFileSync(join(top, 'sparse'), '');
  truncateSync(join(top, 'sparse'), 1_000_000_000);
  symlinkSync('/', join(top, 'everything'));
  writeFileSync(Buffer.concat([Buffer.from(`${top}/`), Buffer.from([0xff, 0xfe])]), Buffer.alloc(500_000, 1));
  const { bytes, entries, problem } = await diskUse(top, 1000, signal);
  expect(problem).toBeNull();
  expect(entries).toBe(6);
  expect(bytes - before.bytes).toBeGreaterThanOrEqual(1_500_000);
  expect(bytes - before.bytes).toBeLessThan(1_700_000);
});

test('more files than there may be are told, however small they are', async () => {
  await using room = await scratch();
  const top = room.fresh();
  for (let i = 0; i < 30; i++) writeFileSync(join(top, String(i)), '');
  expect(await diskUse(top, 30, signal)).toMatchObject({ entries: 30, problem: null });
  expect((await diskUse(top, 29, signal)).problem).toBe('has more than 29 files and directories');
  const breaches: Breach[] = [];
  const watch = { directory: top, most: 1e9, mostFiles: 29, pids: () => [], signal };
  await watchDisk({ ...watch, onBreach: (it) => breaches.push(it) });
  expect(breaches).toEqual([
    { limit: 'disk', text: 'What the measurement wrote has more than 29 files and directories.' },
  ]);
  // What is left for others.
  expect(affordableFiles(top)).toBeLessThan(freeFiles(top) ?? Number.POSITIVE_INFINITY);
});

test('directories that are nested too deep to be counted are told, and removed', async () => {
  await using room = await scratch();
  const top = room.fresh();
  const program = `const fs = require('node:fs'); for (let i = 0; i < 60; i++) { const d = 'd'.repeat(100); fs.mkdirSync(d); process.chdir(d); }`;
  const [code] = await once(spawn(process.execPath, ['-e', program], { cwd: top, stdio: 'inherit' }), 'exit');
  expect(code).toBe(0);
  expect((await diskUse(top, 1000, signal)).problem).toContain('nests directories deeper');
  await removeDirectory(top);
  expect(existsSync(top)).toBe(false);
});

test('files without a name are found by who holds them open', async () => {
  await using room = await scratch();
  const top = room.fresh();
  const program = `
    const fs = require('node:fs');
    const file = fs.openSync('held', 'w');
    fs.writeSync(file, Buffer.alloc(3_000_000, 1));
    fs.fsyncSync(file);
    fs.unlinkSync('held');
    console.log('ready');
    process.stdin.resume();
  `;
  const child = spawn(process.execPath, ['-e', program], { cwd: top, stdio: ['pipe', 'pipe', 'inherit'] });
  const ended = once(child, 'exit');
  await once(child.stdout, 'data');
  expect(unlinkedBytes([child.pid!, child.pid!], top)).toBeGreaterThanOrEqual(3_000_000);
  child.stdin.end();
  await ended;
  expect(unlinkedBytes([child.pid!], top)).toBe(0);
});
