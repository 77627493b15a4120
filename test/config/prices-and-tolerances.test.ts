import { expect, test } from '@jest/globals';
import { configurationReference } from '../../src/config/reference.ts';
import { usualToleranceWords } from '../../src/core/change-words.ts';
import { metricCatalogue, metricOf } from '../../src/core/metrics.ts';
import { defaultPolicy, toleranceOf } from '../../src/core/policy.ts';
import { toleratedWorsening } from '../../src/gate/scale.ts';
import { parse, problemsOf, withService } from './parse.ts';

const one = 'requests: [{ path: / }]\n';
const file = (lines: string): string => `${withService(one)}${lines}\n`;
const toleranceIn = (written: string) => parse(file(`tolerance: { ${written} }`)).policy.tolerance.metrics;
const curesOf = (lines: string): string[] => problemsOf(file(lines)).problems.map(({ cure }) => cure);

test('what is compared by difference has a tolerance in its own unit', () => {
  expect(toleranceIn('memory.growth: 50B')).toEqual({ 'memory.growth': 50 });
  expect(toleranceIn('memory.growth: 1.5 KiB')).toEqual({ 'memory.growth': 1536 });
  expect(toleranceIn('db.connections: 0.02')).toEqual({ 'db.connections': 0.02 });
  expect(toleranceIn('page.cls: 0.05')).toEqual({ 'page.cls': 0.05 });
  expect(toleranceIn('page.cls: 5%')).toEqual({ 'page.cls': 0.05 });
  expect(toleranceIn('errors.rate: 0.5%')).toEqual({ 'errors.rate': 0.005 });
});

test('every metric takes the tolerance that it should, and refuses the other', () => {
  const own: Readonly<Record<string, string>> = { 'memory.growth': '100B', 'db.connections': '0.1', 'page.cls': '0.1' };
  for (const id of Object.keys(metricCatalogue)) {
    const { byDifference, unit } = metricOf(id);
    expect(Object.hasOwn(own, id)).toBe(byDifference && unit !== 'share');
    expect(Object.keys(toleranceIn(`${id}: ${own[id] ?? '10%'}`))).toEqual([id]);
    for (const wrong of ['5000', '10ms', '0%', '-1'])
      expect(problemsOf(file(`tolerance: { ${id}: ${wrong} }`)).problems).toHaveLength(1);
  }
});

test('a wrong tolerance is told with what would be right', () => {
  expect(curesOf('tolerance: { memory.growth: 5%, db.connections: 5%, page.cls: 1B, db.queries: 2 }')).toEqual([
    'Write a size per request with its unit from 1B to 1GB (it is compared by difference), such as 50B.',
    'Write a number from 0.001 to 1000 (it is compared by difference), such as 0.02.',
    'Write a number from 0.001 to 1000 (it is compared by difference), such as 0.05, or a percentage of 1, such as 5%.',
    'Write a percentage from 0.1% to 100%, such as 5%.',
  ]);
});

test('prices reach the policy, and without them there are none', () => {
  expect(parse(file('prices: { cpu-hour: 0.04, gigabyte-hour: 0 }')).policy.prices).toEqual({
    cpuHour: 0.04,
    gigabyteHour: 0,
  });
  expect(parse(file('')).policy.prices ?? null).toBeNull();
});

test('wrong prices are told with what would be right', () => {
  const amount = (example: string): string => `an amount without its currency from 0 to 1000000, such as ${example}`;
  expect(curesOf('prices: { cpu-hour: $0.04, gigabyte-hour: -1 }')).toEqual([
    `Write ${amount('0.04')}.`,
    `Write ${amount('0.005')}.`,
  ]);
  expect(curesOf('prices: { cpu-hour: 0.04 }')).toEqual([`Add "gigabyte-hour": ${amount('0.005')}.`]);
  expect(curesOf('prices: { cpuHour: 0.04, gigabyte-hour: 0.005 }')).toEqual(['Did you mean "cpu-hour"?']);
  expect(curesOf('prices: 0.04')).toEqual(['Write both prices, such as { cpu-hour: 0.04, gigabyte-hour: 0.005 }.']);
});

test('a budget of costs without prices, and one of what no check observes, are told of', () => {
  const budgets =
    'budgets: { cost.per-million: { limit: 0.8 }, capacity: { limit: 100/s }, memory.growth: { limit: 2KB } }';
  expect(parse(file(budgets)).notices).toEqual([
    'The budget for capacity was not judged: "pacegate check" does not observe that metric.',
    'The budget for cost.per-million was not judged: the configuration has no "prices".',
  ]);
  expect(parse(file(`${budgets}\nprices: { cpu-hour: 1, gigabyte-hour: 0 }`)).notices).toHaveLength(1);
});

test('the reference tells the tolerances that the gate uses', () => {
  const reference = configurationReference();
  const rowOf = (id: string): string =>
    reference
      .split('\n')
      .find((line) => line.startsWith(`| \`${id}\` | `) && line.endsWith('|') && /\| (?:yes|no) \|$/u.test(line))!;
  for (const id of Object.keys(metricCatalogue)) {
    const isSignal = /^(?:db\.|io\.|memory\.(?:heap|growth)|eventloop)/u.test(id);
    const used = isSignal ? toleranceOf(defaultPolicy, id) : toleratedWorsening(defaultPolicy, id, false);
    expect(rowOf(id)).toContain(`| ${usualToleranceWords(id, used)} |`);
  }
});
