import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { createLineSplitter, longestLine } from '../../../src/measure/logs/line-splitter.ts';

const split = (chunks: readonly Buffer[]): { lines: string[]; tooLong: number } => {
  const lines: string[] = [];
  let tooLong = 0;
  const splitter = createLineSplitter({ line: (text) => lines.push(text), tooLong: () => tooLong++ });
  for (const chunk of chunks) splitter.push(chunk);
  splitter.end();
  return { lines, tooLong };
};

test('where the bytes are cut makes no difference', () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ unit: 'binary', maxLength: 20 }).map((it) => it.replaceAll(/[\r\n]/g, ''))),
      fc.integer({ min: 1, max: 9 }),
      (lines, size) => {
        const bytes = Buffer.from(lines.map((it) => `${it}\n`).join(''));
        const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, k) =>
          bytes.subarray(k * size, (k + 1) * size),
        );
        expect(split(chunks).lines).toEqual(lines.map((it) => it.toWellFormed()));
      },
    ),
  );
});

test('the last line may have no end, and Windows ends them with two characters', () => {
  expect(split([Buffer.from('a\r\n\r\nb')]).lines).toEqual(['a', '', 'b']);
});

test('a line without an end takes no memory, and the next one is read', () => {
  const half = Buffer.alloc(longestLine * 0.6, 'x');
  expect(split([half, half, half, Buffer.from('x\nnext\n')])).toEqual({ lines: ['next'], tooLong: 1 });
});
