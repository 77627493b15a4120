import { expect, test } from '@jest/globals';
import { resultSchema } from '../../src/core/result.ts';
import { readMachine } from '../../src/measure/machine.ts';

test('the machine is described as results want it', () => {
  const machine = readMachine('1.2.3');
  expect(resultSchema.shape.environment.parse(machine)).toEqual(machine);
  expect(machine).toMatchObject({ pacegate: '1.2.3', node: process.version });
  expect(machine.cores).toBeGreaterThan(0);
});
