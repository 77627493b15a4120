import { expect, test } from '@jest/globals';
import { describeStored } from '../../../src/usecases/baseline/describe-stored.ts';
import { newestOf, readStored } from '../../../src/usecases/baseline/read-stored.ts';
import { makeRecord, testClass } from '../../support/make-record.ts';
import { memoryStore } from '../memory-store.ts';

const elsewhere = (number: number, name = 'linux-other-4c-16g-node24') =>
  makeRecord({ number, environment: { class: name } });

test('own records and those of other machines are told apart', async () => {
  const store = memoryStore([
    makeRecord({ number: 1 }),
    elsewhere(2),
    makeRecord({ number: 3 }),
    makeRecord({ suite: 'web' }),
  ]);
  const stored = await readStored(store, ['api', 'new'], testClass);
  expect(stored).toMatchObject({ place: store.place, environment: testClass, problems: [], reached: true });
  expect(stored.suites.map((it) => [it.suite, it.records.length, it.others.length])).toEqual([
    ['api', 2, 1],
    ['new', 0, 0],
  ]);
  expect(store.reads.some((read) => read.startsWith('web'))).toBe(false);
});

test('of many other machines only some are read: each may be a request', async () => {
  const store = memoryStore([makeRecord(), ...Array.from({ length: 20 }, (_, k) => elsewhere(k, `class-${k}`))]);
  const stored = await readStored(store, ['api'], testClass);
  expect(store.reads).toHaveLength(4);
  expect(stored.suites[0]!.records).toHaveLength(1);
});

test('no store, or no suite, asks nobody', async () => {
  expect(await readStored(null, ['api'], testClass)).toMatchObject({ place: null, reached: true, problems: [] });
  const store = memoryStore([makeRecord()]);
  store.broken = 'list';
  expect(await readStored(store, [], testClass)).toMatchObject({ suites: [], reached: true });
});

test.each(['list', 'read'] as const)('a store whose %s fails is told, and nothing else is known', async (broken) => {
  const store = memoryStore([makeRecord()]);
  store.broken = broken;
  const stored = await readStored(store, ['api'], testClass);
  expect(stored).toMatchObject({ reached: false, suites: [{ suite: 'api', records: [], others: [] }] });
  const { notice } = describeStored(stored, false);
  expect(notice).toBe(
    'The stored baseline could not be read, so nothing was set beside it: branch records of acme/shop could not be reached. Try again.',
  );
});

test('a defect is no trouble with the store', async () => {
  const store = memoryStore();
  store.list = () => Promise.reject(new TypeError('defect'));
  await expect(readStored(store, ['api'], testClass)).rejects.toThrow('defect');
});

test('the result names the store, how much it holds, and the newest', async () => {
  const store = memoryStore([makeRecord({ number: 1 }), makeRecord({ number: 2 }), elsewhere(5)]);
  expect(describeStored(await readStored(store, ['api'], testClass), false)).toEqual({
    store: store.place,
    environment: testClass,
    records: 2,
    newest: { commit: makeRecord({ number: 2 }).commit, recordedAt: makeRecord({ number: 2 }).recordedAt },
    notice: null,
  });
});

test('"No baseline yet" names the suites and the class, and what there is of other machines', async () => {
  const store = memoryStore([elsewhere(1)]);
  const { notice, records, newest } = describeStored(await readStored(store, ['api', 'web'], testClass));
  expect(notice).toBe(
    `No baseline yet: branch records of acme/shop holds no record of api and web from machines of this class (${testClass}). ` +
      'It has some of linux-other-4c-16g-node24. A refresh on the default branch makes one.',
  );
  expect({ records, newest }).toEqual({ records: 0, newest: null });
  const stored = await readStored(store, ['api', 'web'], testClass);
  expect(describeStored(stored, true).notice).toBe(
    `These are the first figures of api and web from machines of this class (${testClass}).`,
  );
  expect(describeStored(await readStored(null, ['api'], testClass), false).notice).toBeNull();
});

test('lines that can’t be read are said, a few of them', async () => {
  const store = memoryStore([makeRecord()]);
  store.problems = ['Line 1 is damaged.', 'Line 2 is damaged.', 'Line 3 is damaged.', 'Line 4 is damaged.', 'x'];
  const { notice } = describeStored(await readStored(store, ['api'], testClass));
  expect(notice).toBe('Line 1 is damaged. Line 2 is damaged. Line 3 is damaged. And 2 more.');
});

test('the newest is the one that was recorded last, whatever the order', () => {
  const [one, two] = [makeRecord({ number: 1 }), makeRecord({ number: 2 })];
  expect(newestOf([two, one])).toBe(two);
  expect(newestOf([])).toBeNull();
});
