import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { expect, test } from '@jest/globals';
import { OutputError } from '../../../src/core/errors.ts';
import { createCappedLog } from '../../../src/measure/workspace/capped-log.ts';
import { createOutputTail, printable } from '../../../src/measure/workspace/output-tail.ts';
import { quickScratch } from './repositories.ts';

const tailOf = (chunks: readonly Buffer[], count = 20): string[] => {
  const tail = createOutputTail(count);
  const stream = tail.stream();
  for (const chunk of chunks) stream.write(chunk);
  return tail.lines();
};

test('the tail holds the last lines as a terminal shows them', () => {
  const text = 'first\n\n\u001b[31mred\u001b[0m\r\n10 %\r50 %\r100 %\nlast, unfinished';
  expect(tailOf([Buffer.from(text)])).toEqual(['first', 'red', '100 %', 'last, unfinished']);
  expect(tailOf([Buffer.from('a\nb\nc\n')], 2)).toEqual(['b', 'c']);
  expect(tailOf([Buffer.from(`a\u202e\u0007${'x'.repeat(5000)}\nb`)])).toEqual([`a${'x'.repeat(298)}…`, 'b']);
});

test('the tail does not depend on how the output is cut into chunks', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'é', '\n', '\r', '\r\n', '😀') });
  fc.assert(
    fc.property(text, fc.array(fc.nat(60)), (written, cuts) => {
      const whole = Buffer.from(written);
      const at = [0, ...cuts.filter((it) => it < whole.length).sort((a, b) => a - b), whole.length];
      const chunks = at.slice(1).map((end, index) => whole.subarray(at[index], end));
      expect(tailOf(chunks)).toEqual(tailOf([whole]));
    }),
  );
});

test('text from outside becomes one line', () => {
  expect(printable('a\u001b]0;title\u0007b\nc\u2028d')).toBe('abcd');
});

test('a log keeps the first 5 MB and the last 64 KB, and says how much is missing', async () => {
  await using room = await quickScratch();
  const file = join(room.path, 'logs/a.log');
  {
    using log = createCappedLog(file);
    log.write(Buffer.from('begin'));
    for (let count = 0; count < 200; count++) log.write(Buffer.alloc(100_000, 'x'));
    log.write(Buffer.from('end'));
  }
  const text = readFileSync(file, 'utf8');
  expect(text.startsWith('beginxxx')).toBe(true);
  expect(text.endsWith('xxxend')).toBe(true);
  expect(text).toContain(`\n[Pacegate left out ${20_000_008 - 5_000_000 - 65_536} bytes here]\n`);
  expect(statSync(file).size).toBeLessThan(5_100_000);
});

test('a log that is not cut holds what was written, and nothing else', async () => {
  await using room = await quickScratch();
  const file = join(room.path, 'a.log');
  {
    using log = createCappedLog(file);
    log.write(Buffer.alloc(5_000_000, 'x'));
    log.write(Buffer.from('end'));
  }
  expect(readFileSync(file, 'utf8')).toBe(`${'x'.repeat(5_000_000)}end`);
});

test('a full disk is a sentence', () => {
  using log = createCappedLog('/dev/full');
  expect(() => log.write(Buffer.from('x'))).toThrow(OutputError);
  expect(() => log.write(Buffer.from('x'))).toThrow(/the disk is full/);
});
