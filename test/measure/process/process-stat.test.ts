import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { hasEnded, parseProcessStat } from '../../../src/measure/process/process-stat.ts';
import { readProc } from '../../../src/measure/process/proc-files.ts';

const amount = fc.integer({ min: 0, max: 2 ** 40 });

test('a line is parsed whatever the command is called', () => {
  const name = fc.oneof(fc.string({ maxLength: 15 }), fc.constantFrom('a) S 1 (b', ') ', '(', 'Web Content', 'x\ny'));
  fc.assert(
    fc.property(name, fc.array(amount, { minLength: 49, maxLength: 49 }), amount, (comm, numbers, pid) => {
      const fields = ['S', ...numbers];
      const at = (field: number): number => Number(fields[field - 3]);
      expect(parseProcessStat(`${pid} (${comm}) ${fields.join(' ')}\n`)).toEqual({
        pid,
        state: 'S',
        parent: at(4),
        group: at(5),
        cpuTicks: at(14) + at(15),
        childTicks: at(16) + at(17),
        startTicks: at(22),
      });
    }),
  );
});

test('anything else is null, never an exception', () => {
  fc.assert(fc.property(fc.string(), (text) => parseProcessStat(text) === null));
  expect(parseProcessStat('12 (cat) S 1 2 3')).toBeNull();
});

test('a process of this machine is read as it is', () => {
  const stat = parseProcessStat(readProc('self/stat') ?? '');
  expect(stat).toMatchObject({ pid: process.pid, parent: process.ppid });
  expect(stat !== null && hasEnded(stat)).toBe(false);
  expect(hasEnded({ ...stat!, state: 'Z' })).toBe(true);
});
