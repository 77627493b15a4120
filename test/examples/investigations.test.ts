import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { createTrialRepository } from '../bench/investigate/trial-repository.ts';
import { examples, readTrials, type Trial } from '../bench/investigate/trials.ts';
import { type DatabaseHouse, serverHouse } from '../support/database-rooms.ts';
import { quickDirectory } from '../support/quick-directory.ts';
import { type Answer, askShop, createShopCopies, type ShopCopies } from './shop-copies.ts';
import { createStoreCopies, type StoreCopies } from './store-copies.ts';
import { reading, shapeOf, writing } from './store-requests.ts';

jest.setTimeout(120_000);

const trials = readTrials();
const places = join(examples, 'investigations');
const patchesOf = (example: Trial['example']): string[] =>
  readdirSync(join(places, example)).map((name) => `investigations/${example}/${name}`);
const companionsOf = (example: Trial['example']): string[] =>
  patchesOf(example).filter((it) => !/\/(?:base|cause)-/.test(it));

const hunksOf = (path: string): number => readFileSync(join(examples, path), 'utf8').match(/^@@ /gm)?.length ?? 0;

test('every kind of change is there, and every patch is used', () => {
  expect(new Set(trials.map(({ name }) => name)).size).toBe(trials.length);
  const of = (kind: Trial['kind']): number => trials.filter((it) => it.kind === kind).length;
  expect(of('code')).toBeGreaterThanOrEqual(20);
  expect(of('configuration')).toBeGreaterThanOrEqual(4);
  expect(of('dependency')).toBeGreaterThanOrEqual(1);
  expect(of('two')).toBeGreaterThanOrEqual(3);
  expect(of('masking')).toBeGreaterThanOrEqual(2);
  expect(of('innocent')).toBeGreaterThanOrEqual(5);
  const used = new Set(trials.flatMap(({ base, apply, companions }) => [...base, ...apply, ...companions]));
  expect([...patchesOf('shop'), ...patchesOf('store')].filter((it) => !used.has(it))).toEqual([]);
});

let parent: string;
beforeAll(async () => {
  parent = await quickDirectory('investigations-');
});
afterAll(() => rm(parent, { recursive: true }));

test.each(trials)(
  '$name: what is guilty stands where the truth says, among at least three that are innocent',
  (trial) => {
    using repository = createTrialRepository(trial, parent);
    for (const { path, line, text } of trial.causes) {
      const lines = readFileSync(join(repository.path, path), 'utf8').split('\n');
      expect(lines[line - 1]?.trim()).toBe(text);
    }
    const innocent = trial.companions.reduce((sum, it) => sum + hunksOf(it), 0);
    expect(innocent).toBeGreaterThanOrEqual(3);
    const [many, few] = trial.kind === 'two' || trial.kind === 'masking' ? [2, 2] : [1, 0];
    expect(trial.causes.length).toBeLessThanOrEqual(many);
    expect(trial.causes.length).toBeGreaterThanOrEqual(few);
    expect(trial.causes.length === 0).toBe(trial.kind === 'innocent');
  },
);

test('both versions of a package lie in the repository, and only the head asks for the later one', () => {
  const trial = trials.find(({ packages }) => packages !== null)!;
  using repository = createTrialRepository(trial, parent);
  const { name, base, head } = trial.packages!;
  for (const version of [base, head])
    expect(existsSync(join(repository.path, 'vendor', `${name}-${version}.tgz`))).toBe(true);
  const lock = readFileSync(join(repository.path, 'package-lock.json'), 'utf8');
  expect(lock).toContain(`file:vendor/${name}-${head}.tgz`);
  expect(lock).not.toContain(`file:vendor/${name}-${base}.tgz`);
});

let shop: ShopCopies;
let store: StoreCopies;
let house: DatabaseHouse;
let original: Answer[] | undefined;

beforeAll(async () => {
  [shop, store, house] = await Promise.all([createShopCopies(), createStoreCopies(), serverHouse()]);
});

afterAll(async () => {
  await shop[Symbol.asyncDispose]();
  await store[Symbol.asyncDispose]();
  await house[Symbol.asyncDispose]();
});

const cart = [
  { product: 12, quantity: 2 },
  { product: 777, quantity: 20 },
];
const shopRequests = [
  ...['/', '/category/kitchen', '/category/toys', '/search?q=oak', '/search?q=gift&page=2'].map((url) => ({
    method: 'GET',
    url,
  })),
  ...Array.from({ length: 30 }, (_, k) => ({ method: 'GET', url: `/products/${1 + 40 * k}` })),
  { method: 'POST', url: '/checkout', payload: { cart, country: 'CH', currency: 'CHF' } },
  {
    method: 'POST',
    url: '/checkout',
    payload: { cart: [{ product: 9e5, quantity: 1 }], country: 'DE', currency: 'EUR' },
  },
];

test.each(companionsOf('shop'))('%s changes no answer of the shop', async (patch) => {
  original ??= await askShop(await shop.copy('original', null), shopRequests);
  const copy = await shop.copy(patch.replaceAll('/', '-'), `../${patch}`);
  expect(await askShop(copy, shopRequests)).toStrictEqual(original);
});

test('all companions of the store together change none of its answers', async () => {
  const { place } = await house.room();
  const server = 'url' in place ? place.url : '';
  const answersOf = async (name: string, changes: readonly string[]) => {
    await using running = await store.start(await store.copy(name, changes), server);
    const read = await running.ask(reading.map(([, request]) => request));
    const written = await running.ask(writing.map(([, request]) => request));
    return { read, written: written.map(({ status, body }) => ({ status, shape: shapeOf(body) })) };
  };
  const original = await answersOf('plain', []);
  const changed = await answersOf(
    'changed',
    companionsOf('store').map((it) => `../${it}`),
  );
  expect(changed).toStrictEqual(original);
});
