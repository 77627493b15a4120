import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { run } from '../../src/cli/run.ts';
import { renderComment } from '../../src/report/comment.ts';
import { renderCheck } from '../../src/report/render-check.ts';
import { renderTerminal } from '../../src/report/terminal.ts';
import { makeMetric, makeResult } from '../support/make-result.ts';
import { FakeHost } from './fake-host.ts';

const result = makeResult({
  verdict: 'fail',
  metrics: [makeMetric({ metric: 'cpu.per-request', route: 'GET /search', change: 0.2 })],
});

const room = async () => {
  const path = await mkdtemp(join(tmpdir(), 'pacegate-report-'));
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true }) };
};

const reported = async (file: string, args: readonly string[] = [], change: (host: FakeHost) => void = () => {}) => {
  const host = new FakeHost('report', file, ...args);
  change(host);
  return { code: await run(host.process), out: host.out.join(''), err: host.err.join('') };
};

test('a stored result is rendered for the terminal, as the comment and as the check, whatever its verdict', async () => {
  await using directory = await room();
  const file = join(directory.path, 'result.json');
  await writeFile(file, JSON.stringify(result));
  const plain = { colour: false, width: 100, directory: directory.path };
  expect(await reported(file)).toEqual({ code: 0, out: renderTerminal(result, plain), err: '' });
  expect(await reported(file, ['--format', 'markdown'])).toEqual({ code: 0, out: renderComment(result), err: '' });
  const check = await reported(file, ['--format', 'check']);
  expect(JSON.parse(check.out)).toEqual(renderCheck(result));
});

test('a terminal gets colours and its own width, unless NO_COLOR is set', async () => {
  await using directory = await room();
  const file = join(directory.path, 'result.json');
  await writeFile(file, JSON.stringify(result));
  const terminal = (host: FakeHost): void => {
    host.stdout.isTTY = true;
    host.stdout.columns = 60;
  };
  const options = { width: 60, directory: directory.path };
  expect((await reported(file, [], terminal)).out).toBe(renderTerminal(result, { ...options, colour: true }));
  const without = await reported(file, [], (host) => {
    terminal(host);
    host.env['NO_COLOR'] = '1';
  });
  expect(without.out).toBe(renderTerminal(result, { ...options, colour: false }));
  expect(without.out).not.toContain('\u001b');
});

test('a file that is missing, a directory, no JSON, or another JSON is refused with a cure', async () => {
  await using directory = await room();
  const { path } = directory;
  await mkdir(join(path, 'folder'));
  await writeFile(join(path, 'text'), 'not json');
  await writeFile(join(path, 'package.json'), '{"name":"x"}');
  await writeFile(join(path, 'future.json'), JSON.stringify({ ...result, schema: 'pacegate/result@2' }));
  await writeFile(join(path, 'broken.json'), JSON.stringify({ ...result, metrics: [{}] }));
  for (const [name, says] of [
    ['none', "can't be read"],
    ['folder', "can't be read"],
    ['text', 'is not a result that this version of Pacegate knows'],
    ['package.json', 'is not a result that this version of Pacegate knows'],
    ['future.json', 'is not a result that this version of Pacegate knows'],
    ['broken.json', 'is not a result that this version of Pacegate knows'],
  ] as const) {
    const { code, out, err } = await reported(join(path, name));
    expect({ name, code, out }).toEqual({ name, code: 2, out: '' });
    expect(err).toContain(`${join(path, name)} ${says}`);
    expect(err).toContain('result.json of a run');
  }
});

test('an unknown format is refused with the known ones', async () => {
  const { code, err } = await reported('any.json', ['--format', 'pdf']);
  expect(code).toBe(2);
  expect(err).toBe('--format "pdf" is not known.\nKnown: terminal, markdown, check.\n');
});
