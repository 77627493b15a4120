import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { actionsOf, annotationBatches, outputOf } from '../../src/github/check-run-payload.ts';
import type { Annotation } from '../../src/report/check-report.ts';

const bytes = (text: string): number => Buffer.byteLength(text);

const annotation: fc.Arbitrary<Annotation> = fc.record({
  path: fc.string({ minLength: 1 }),
  startLine: fc.integer({ min: -2, max: 1e6 }),
  endLine: fc.integer({ min: -2, max: 1e6 }),
  level: fc.constantFrom('failure', 'warning', 'notice'),
  title: fc.string({ unit: 'binary', maxLength: 400 }),
  message: fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.integer({ min: 60_000, max: 70_000 }).map((it) => 'é'.repeat(it)),
  ),
});

test('batches hold at most 50, and together every annotation in order, within the limits of each', () => {
  fc.assert(
    fc.property(fc.array(annotation, { maxLength: 130 }), (annotations) => {
      const batches = annotationBatches(annotations);
      expect(batches.every((batch) => batch.length > 0 && batch.length <= 50)).toBe(true);
      expect(batches.slice(0, -1).every((batch) => batch.length === 50)).toBe(true);
      const sent = batches.flat();
      expect(sent.map(({ path }) => path)).toEqual(annotations.map(({ path }) => path));
      for (const it of sent) {
        expect(it.start_line).toBeGreaterThanOrEqual(1);
        expect(it.end_line).toBeGreaterThanOrEqual(it.start_line);
        expect(it.title.length).toBeLessThanOrEqual(2 * 255);
        expect(Array.from(it.title).length).toBeLessThanOrEqual(255);
        expect(bytes(it.message)).toBeLessThanOrEqual(64 * 1024);
        expect(it.message).not.toBe('');
        expect(it.message.isWellFormed()).toBe(true);
        expect(Object.keys(it).filter((key) => key.includes('column'))).toEqual([]);
      }
    }),
    { numRuns: 30 },
  );
});

test('whatever is rendered fits into a check: GitHub counts bytes', () => {
  const long = fc
    .tuple(
      fc.string({ unit: 'binary' }),
      fc.integer({ min: 0, max: 70_000 }),
      fc.constantFrom('a', 'é', '€', '😀', 'a\n'),
    )
    .map(([start, count, unit]) => `${start}${unit.repeat(count)}`);
  fc.assert(
    fc.property(long, fc.option(long), fc.string({ unit: 'binary', maxLength: 400 }), (summary, text, title) => {
      const output = outputOf({ summary, text, title });
      expect(bytes(output.summary)).toBeLessThanOrEqual(65_535);
      expect(bytes(output.text ?? '')).toBeLessThanOrEqual(65_535);
      expect(Array.from(output.title).length).toBeLessThanOrEqual(255);
      expect(output.title).not.toBe('');
      expect(output.summary.isWellFormed()).toBe(true);
    }),
    { numRuns: 60 },
  );
});

test('what fits is sent as it is', () => {
  const report = { title: 'Slower', summary: '# Slower\n\n| a |\n', text: 'Details' };
  expect(outputOf(report)).toEqual(report);
  expect(outputOf({ ...report, text: null })).toEqual({ title: 'Slower', summary: '# Slower\n\n| a |\n' });
});

test('a summary that is too long is cut at a line, with a note outside of the code it was cut in', () => {
  const { summary } = outputOf({
    title: 'x',
    text: null,
    summary: `# Head\n\n\`\`\`\`text\n${'0123456789\n'.repeat(7000)}`,
  });
  expect(summary.slice(-140)).toContain('0123456789\n````\n\nThe rest is cut');
  expect(bytes(summary)).toBeGreaterThan(65_000);
});

test('not even a fence of thousands of characters breaks the limit', () => {
  const fence = '`'.repeat(30_000);
  const { summary } = outputOf({ title: 'x', text: null, summary: `${fence}\n${'0123456789\n'.repeat(7000)}` });
  expect(bytes(summary)).toBeLessThanOrEqual(65_535);
});

test('three buttons at most, with their limits', () => {
  const button = {
    label: 'Re-measure everything again',
    description: 'd'.repeat(50),
    identifier: 'remeasure',
  } as const;
  const actions = actionsOf([button, button, button, button]);
  expect(actions).toHaveLength(3);
  expect(actions[0]).toEqual({
    label: 'Re-measure everythi…',
    description: `${'d'.repeat(39)}…`,
    identifier: 'remeasure',
  });
});
