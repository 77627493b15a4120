import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { measurementSchema } from '../../src/core/measurement.ts';
import { parseSeries, pointsOf } from '../../src/core/series.ts';
import { until } from '../support/until.ts';

const cli = join(import.meta.dirname, '../../src/cli/pacegate.ts');

/** Tokens are only good for their own user; the password of user "bad" is wrong. */
const server = `
const http = require('node:http');
http.createServer((request, response) => {
  const [, first, user] = request.url.split('/');
  if (first === 'login') {
    if (user.startsWith('bad')) return response.writeHead(401).end('{}');
    return response.setHeader('x-shop', user + '!').end(JSON.stringify({ data: { token: 't-' + user } }));
  }
  if (first === 'cart' && request.headers.authorization !== 'Bearer t-' + user) return response.writeHead(403).end();
  if (first === 'die') process.exit(3);
  response.end('ok');
}).listen(process.env.PORT, '127.0.0.1');
`;

const configuration = `version: 1
suites:
  api:
    type: service
    start: node server.js
    warm-up: { min: 500ms, max: 500ms }
    requests: [{ name: home, path: / }]
    scenarios:
      normal: { rate: 50 }
      users: &users
        connections: 3
        think: 5ms
        data: { file: users.csv }
        steps: &steps
          - { name: login, path: '/login/{user}', capture: { token: { json: data.token }, shop: { header: x-shop } } }
          - { name: cart, path: '/cart/{user}', headers: { authorization: 'Bearer {token}', x-shop: '{shop}' } }
      strangers: { connections: 2, data: { file: strangers.csv }, steps: *steps }
      nowhere: { connections: 2, data: { file: nowhere.csv }, steps: *steps }
      deadly: { rate: 20, steps: [{ request: home }, { name: die, path: /die }] }
budgets:
  errors.rate: { limit: 1% }
`;

let root = '';
const file = (...path: readonly string[]): string => join(root, ...path);

const measure = (...args: readonly string[]) =>
  spawnSync(process.execPath, [cli, 'measure', '--duration', '1s', ...args], { cwd: root, encoding: 'utf8' });

const resultOf = (out: string) => measurementSchema.parse(JSON.parse(readFileSync(file(out, 'measure.json'), 'utf8')));

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'measure-command-'));
  writeFileSync(file('server.js'), server);
  writeFileSync(file('pacegate.yml'), configuration);
  writeFileSync(file('users.csv'), 'user,note\nann,"a, b"\nbob,\n');
  writeFileSync(file('strangers.csv'), 'user\nbad1\nbad2\n');
  const git = (...args: readonly string[]) =>
    spawnSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.com', ...args], { cwd: root });
  git('init', '--initial-branch', 'main');
  writeFileSync(file('.git', 'info', 'exclude'), 'out*\n');
  git('add', '--all');
  git('commit', '--message', 'first');
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

const common = ['--config', 'pacegate.yml'];

test('users log in with rows of a file and take values along; the budget is met', () => {
  const { status, stdout } = measure(...common, '--scenario', 'users', '--out', 'out-users');
  expect(stdout).toContain('within the budgets');
  expect(status).toBe(0);
  const { scenarios, budgets } = resultOf('out-users');
  expect(scenarios[0]?.routes.map(({ route, errors }) => [route, errors])).toEqual([
    ['login', 0],
    ['cart', 0],
  ]);
  expect(budgets).toMatchObject([{ metric: 'errors.rate', value: 0, decision: 'met' }]);
  expect(readFileSync(file('out-users', 'measure.md'), 'utf8')).toContain('scenario users');
}, 300_000);

test('a login that fails for everybody is said first and loudly, and nothing behind it is sent', () => {
  const { status, stdout } = measure(...common, '--scenario', 'strangers', '--out', 'out-strangers');
  expect(status).toBe(3);
  expect(stdout.split('\n').slice(0, 3).join(' ')).toContain('EVERY request of step "login" failed');
  const { scenarios } = resultOf('out-strangers');
  expect(scenarios[0]?.routes.map(({ route }) => route)).toEqual(['login']);
  expect(Object.keys(scenarios[0]?.failures ?? {})).toEqual(['401']);
}, 300_000);

test('a file that is not there is a problem of the configuration, at its line', () => {
  const { status, stderr } = measure(...common, '--scenario', 'nowhere', '--out', 'out-nowhere');
  expect(status).toBe(2);
  expect(stderr).toContain('pacegate.yml:18:');
  expect(stderr).toContain('There is no nowhere.csv in this commit.');
}, 300_000);

test('what was measured before the service died is kept, and the death is told', () => {
  const { status, stdout } = measure(...common, '--scenario', 'deadly', '--out', 'out-deadly');
  expect(status).toBe(3);
  expect(stdout).toContain('The service died (exit 3)');
  expect(resultOf('out-deadly')).toMatchObject({ partial: true, verdict: 'invalid' });
}, 300_000);

test('a run that is killed leaves whole lines, and a report of what it had', async () => {
  const args = [cli, 'measure', '--duration', '24h', ...common, '--scenario', 'normal', '--out', 'out-killed'];
  const child = spawn(process.execPath, args, { cwd: root, stdio: 'ignore' });
  const path = file('out-killed', 'raw', 'api-normal.jsonl');
  const lines = (): number => {
    try {
      return readFileSync(path, 'utf8').split('\n').length - 1;
    } catch {
      return 0;
    }
  };
  await until(() => lines() >= 3);
  const ended = new Promise((resolve) => void child.once('exit', resolve));
  child.kill('SIGKILL');
  await ended;
  const text = readFileSync(path, 'utf8');
  expect(text.endsWith('\n')).toBe(true);
  expect(
    text
      .trimEnd()
      .split('\n')
      .every((line) => typeof JSON.parse(line) === 'object'),
  ).toBe(true);
  const series = parseSeries(text);
  expect(series === null ? 0 : pointsOf(series).length).toBeGreaterThanOrEqual(2);
  // Cut in the middle of a line, only that one is lost.
  expect(parseSeries(text.slice(0, -20))?.lines).toHaveLength((series?.lines.length ?? 0) - 1);
  const report = spawnSync(process.execPath, [cli, 'report', 'out-killed'], { cwd: root, encoding: 'utf8' });
  expect(report.status).toBe(0);
  expect(report.stdout).toContain('partial');
  expect(report.stdout).toContain('it was killed, most likely');
}, 300_000);

test('a signal keeps what was measured, and ends with its code', async () => {
  const args = [cli, 'measure', '--duration', '1h', ...common, '--scenario', 'users', '--out', 'out-stopped'];
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  let told = '';
  child.stderr.on('data', (chunk: Buffer) => (told += chunk.toString()));
  await until(() => told.includes('under load'));
  const ended = new Promise((resolve) => void child.once('exit', resolve));
  child.kill('SIGINT');
  expect(await ended).toBe(130);
  expect(resultOf('out-stopped')).toMatchObject({
    partial: true,
    verdict: 'inconclusive',
    scenarios: [{ cutShort: 'Stopped by SIGINT.' }],
  });
}, 300_000);
