import { expect, test } from '@jest/globals';
import { stripVTControlCharacters } from 'node:util';
import { renderTerminal } from '../../src/report/terminal.ts';
import { textWidth } from '../../src/report/text-width.ts';
import { golden } from '../support/golden.ts';
import { cases } from './cases.ts';

test.each(Object.entries(cases))('the terminal output of %s', (name, result) => {
  const text = renderTerminal(result, { colour: false, width: 100, directory: '.pacegate/runs/2026-03-02-41d7be0' });
  expect(text).toBe(golden(text, new URL(`golden/${name}.txt`, import.meta.url)));
});

test.each([20, 40, 60, 80, 200])('no line is wider than %d columns', (width) => {
  for (const result of Object.values(cases)) {
    const lines = renderTerminal(result, { colour: true, width }).split('\n');
    expect(lines.filter((line) => textWidth(stripVTControlCharacters(line)) > width)).toEqual([]);
  }
});

test('colour adds nothing but styles', () => {
  const result = cases['fail-cpu-of-one-route'];
  const plain = renderTerminal(result, { colour: false, width: 90 });
  const coloured = renderTerminal(result, { colour: true, width: 90 });
  expect(coloured).toContain('\u001B[31m');
  expect(plain).not.toContain('\u001B');
  expect(stripVTControlCharacters(coloured)).toBe(plain);
});
