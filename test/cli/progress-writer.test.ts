import { expect, test } from '@jest/globals';
import { createProgressWriter } from '../../src/cli/progress-writer.ts';
import type { Progress } from '../../src/report/progress.ts';
import { FakeHost } from './fake-host.ts';

const block = (number: number): Progress => ({
  kind: 'block',
  suite: 'api',
  block: number,
  of: 16,
  look: 4,
  blockKind: 'comparison',
  estimates: [
    { label: 'api, mean latency', estimate: 0.1, low: 0, high: 0.2, tolerance: 0.05, decision: 'inconclusive' },
  ],
  elapsed: 5000,
  remaining: { likely: 1000, most: 2000 },
});

const step = (text: string): Progress => ({ kind: 'step', text });

/** What a terminal shows after all that was written. */
const screen = (written: string): string[] => {
  const lines = [''];
  let row = 0;
  // oxlint-disable-next-line no-control-regex -- the two sequences that are written, and what stands between them
  for (const [part] of written.matchAll(/\u001b\[(\d+)A|\u001b\[0J|\r|\n|[^\u001b\r\n]+/g)) {
    if (part === '\n') {
      row++;
      lines[row] ??= '';
    } else if (part === '\u001b[0J') lines.splice(row, Infinity, '');
    else if (part.startsWith('\u001b')) row -= Number(/\d+/.exec(part)?.[0]);
    else if (part !== '\r') lines[row] = part;
    if (row < 0) throw new Error('above the first line');
  }
  return lines;
};

const written = (tty: boolean, events: readonly Progress[], { disposed = false, columns = 80 } = {}): string => {
  const { stderr, err } = new FakeHost();
  Object.assign(stderr, { isTTY: tty, columns });
  const writer = createProgressWriter(stderr);
  for (const event of events) writer.write(event);
  if (disposed) writer[Symbol.dispose]();
  return err.join('');
};

test('elsewhere than in a terminal: a line a step, and nothing that moves the cursor', () => {
  const text = written(false, [step('base: install'), block(1), block(2)], { disposed: true });
  expect(text).not.toContain('\u001b');
  const lines = text.split('\n');
  expect(lines).toHaveLength(4);
  expect(lines[0]).toBe('base: install');
  expect(lines[1]).toContain('block 1 of at most 16');
  expect(lines[2]).toContain('block 2 of at most 16');
  expect(lines[3]).toBe('');
});

test('in a terminal the state is redrawn in place, and steps stay above it', () => {
  const lines = screen(written(true, [step('one'), block(1), block(2), step('two'), block(3)]));
  expect(lines.slice(0, 2)).toEqual(['one', 'two']);
  expect(lines.filter((line) => line.includes('block '))).toEqual([expect.stringContaining('block 3 of at most 16')]);
  expect(lines.at(-1)).toBe('');
});

test('disposing takes the state away and leaves the steps, and does so once', () => {
  const events = [step('one'), block(1)];
  expect(screen(written(true, events, { disposed: true }))).toEqual(['one', '']);
  const { stderr, err } = new FakeHost();
  Object.assign(stderr, { isTTY: true });
  const writer = createProgressWriter(stderr);
  writer.write(block(1));
  writer[Symbol.dispose]();
  const before = err.length;
  writer[Symbol.dispose]();
  expect(err).toHaveLength(before);
});

test('no line is wider than the terminal, so that what is drawn is what is erased', () => {
  const lines = screen(written(true, [block(1), block(2)], { columns: 30 }));
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(30);
  expect(lines.filter((line) => line.startsWith('api: block'))).toHaveLength(1);
});
