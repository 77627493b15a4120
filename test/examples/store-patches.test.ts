import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type DatabaseHouse, serverHouse } from '../support/database-rooms.ts';
import { readTruth } from '../bench/signals/truth.ts';
import { createStoreCopies, patches, type StoreAnswer, type StoreCopies } from './store-copies.ts';
import { reading, shapeOf, writing } from './store-requests.ts';

// The first of these makes a template; a busy machine takes longer.
jest.setTimeout(300_000);

const truth = readTruth();
const requestsOf = (expected: typeof reading) => expected.map(([, request]) => request);
const statusesOf = (answers: readonly StoreAnswer[]): number[] => answers.map(({ status }) => status);

let house: DatabaseHouse;
let server: string;
let copies: StoreCopies;
let original: { readonly read: StoreAnswer[]; readonly written: StoreAnswer[] };

const answersOf = async (path: string): Promise<typeof original> => {
  await using running = await copies.start(path, server);
  return { read: await running.ask(requestsOf(reading)), written: await running.ask(requestsOf(writing)) };
};

beforeAll(async () => {
  house = await serverHouse();
  const { place } = await house.room();
  server = 'url' in place ? place.url : '';
  copies = await createStoreCopies();
  original = await answersOf(await copies.copy('original', []));
});

afterAll(async () => {
  await copies[Symbol.asyncDispose]();
  await house[Symbol.asyncDispose]();
});

test('the store answers every route', () => {
  expect(statusesOf(original.read)).toStrictEqual(reading.map(([status]) => status));
  expect(statusesOf(original.written)).toStrictEqual(writing.map(([status]) => status));
});

test('every patch has its truth, and every truth its patches', () => {
  const files = truth.flatMap(({ name, cause }) => [`${name}.patch`, ...(cause === null ? [] : [cause.undo])]);
  expect(readdirSync(patches).sort()).toStrictEqual([...files, 'truth.json'].sort());
  expect(truth.filter(({ cause }) => cause !== null).length).toBeGreaterThanOrEqual(12);
  expect(truth.filter(({ cause }) => cause === null)).toHaveLength(4);
});

/** Places of the old text that a patch takes away, as "path:line". */
const removedBy = (patch: string): string[] => {
  const removed: string[] = [];
  let [path, line] = ['', 0];
  for (const text of patch.split('\n')) {
    const [, file] = /^--- a\/(.*)$/.exec(text) ?? [];
    const [, start] = /^@@ -(\d+)/.exec(text) ?? [];
    if (file !== undefined) path = file;
    else if (start !== undefined) line = Number(start);
    else if (text.startsWith('-')) removed.push(`${path}:${line++}`);
    else if (text.startsWith(' ')) line += 1;
  }
  return removed;
};

const guilty = truth.flatMap(({ name, cause }) => (cause === null ? [] : [{ name, ...cause }]));

test.each(guilty)(
  'the cause of $name is one hunk at the line that the truth names',
  async ({ name, path, line, undo }) => {
    const text = readFileSync(join(patches, undo), 'utf8');
    expect(text.match(/^@@ /gm)).toHaveLength(1);
    expect(removedBy(text)).toContain(`${path}:${line}`);
    const whole = readFileSync(join(patches, `${name}.patch`), 'utf8');
    expect(whole.match(/^@@ /gm)?.length).toBeGreaterThan(2);
    // Fails where the cause can't be taken out of the head.
    await copies.copy(`${name}-undone`, [`${name}.patch`, undo]);
  },
);

test.each(truth)('$name applies, and the store answers as before', async ({ name }) => {
  const answers = await answersOf(await copies.copy(name, [`${name}.patch`]));
  expect(answers.read).toStrictEqual(original.read);
  expect(statusesOf(answers.written)).toStrictEqual(statusesOf(original.written));
  expect(answers.written.map(({ body }) => shapeOf(body))).toStrictEqual(
    original.written.map(({ body }) => shapeOf(body)),
  );
});
