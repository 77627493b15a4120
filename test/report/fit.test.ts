import { expect, test } from '@jest/globals';
import { byteLength, fit } from '../../src/report/fit.ts';

const render = (amount: number): string => 'line\n'.repeat(amount);

test('the fullest text that fits is taken', () => {
  expect(fit([10, 5, 1], render, 50)).toBe(render(10));
  expect(fit([10, 5, 1], render, 49)).toBe(render(5));
});

test('bytes count, not characters', () => {
  expect(byteLength('é→❌')).toBe(8);
  expect(fit(['❌❌', '❌'], (it) => it, 3)).toBe('❌');
});

test('when even the least is too long, whole lines go from the end and the text says so', () => {
  const text = fit([100], render, 90);
  expect(byteLength(text)).toBeLessThanOrEqual(90);
  expect(text).toMatch(/^(line\n)+\n?\nThe rest is cut/u);
});

test('what a cut leaves open is closed: a fence, and folded parts', () => {
  const lines = ['<details>', '', '````text', '```', ...Array.from({ length: 200 }, () => 'output')];
  for (const limit of [120, 121, 125, 300, 600]) {
    const text = fit([0], () => [...lines, '````', '</details>'].join('\n'), limit);
    expect(byteLength(text)).toBeLessThanOrEqual(limit);
    expect(text).toMatch(/\n```(\noutput)+\n````\n\n<\/details>\n\nThe rest is cut/u);
  }
});
