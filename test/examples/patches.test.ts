import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseConfiguration } from '../../src/config/load-configuration.ts';
import {
  askShop,
  createShopCopies,
  patches,
  shop,
  startAndStop,
  type Answer,
  type ShopCopies,
  type ShopRequest,
} from './shop-copies.ts';

/** Whose answers a patch may change. Where it is not listed it must change none. */
const changed: Readonly<Record<string, RegExp>> = {
  'slow-search.patch': /^\/search/,
  'product-05.patch': /^\/products/,
  'product-10.patch': /^\/products/,
  'product-20.patch': /^\/products/,
  'memory.patch': /^\/products/,
};

const names = readdirSync(patches).sort();

const cart = [
  { product: 12, quantity: 2 },
  { product: 101, quantity: 1 },
  { product: 777, quantity: 20 },
];
const get = (url: string): ShopRequest => ({ method: 'GET', url });
const post = (payload: unknown): ShopRequest => ({ method: 'POST', url: '/checkout', payload });

const expected: readonly (readonly [number, ShopRequest])[] = [
  [200, get('/healthz')],
  [200, get('/')],
  ...['kitchen', 'garden', 'office', 'toys'].map((slug) => [200, get(`/category/${slug}`)] as const),
  [404, get('/category/none')],
  ...Array.from({ length: 60 }, (_, index) => [200, get(`/products/${1 + index * 20}`)] as const),
  [404, get('/products/0')],
  [404, get('/products/kettle')],
  ...['oak', 'eco', 'Folding%20STEEL', 'the', 'nothing', '%3Cb%3E'].map(
    (query) => [200, get(`/search?q=${query}`)] as const,
  ),
  [200, get('/search?q=gift&page=2')],
  [400, get('/search')],
  [201, post({ cart, country: 'DE', currency: 'EUR' })],
  [201, post({ cart, country: 'CH', currency: 'CHF' })],
  [409, post({ cart: [{ product: 100_000, quantity: 1 }], country: 'DE', currency: 'EUR' })],
  [400, post({ cart: [], country: 'DE', currency: 'EUR' })],
  [400, post({ cart, country: 'XX', currency: 'EUR' })],
];
const requests = expected.map(([, request]) => request);

let copies: ShopCopies;
let original: Answer[];

beforeAll(async () => {
  copies = await createShopCopies();
  original = await askShop(await copies.copy('original', null), requests);
}, 300_000);

afterAll(async () => {
  await copies[Symbol.asyncDispose]();
});

test('the lock file names no registry', async () => {
  const lock = await readFile(join(shop, 'package-lock.json'), 'utf8');
  expect(lock).not.toContain('"resolved"');
  expect(lock).not.toContain('.tgz');
  expect(lock).toContain('"integrity"');
});

test('the shop answers every route', () => {
  expect(original.map(({ status }) => status)).toStrictEqual(expected.map(([status]) => status));
});

test('pages and answers hold what they are for', () => {
  const bodyOf = (url: string): string => original[requests.findIndex((request) => request.url === url)]!.body;
  expect(JSON.parse(bodyOf('/products/21'))).toMatchObject({ id: 21, related: { length: 8 }, prices: { length: 6 } });
  expect(bodyOf('/category/kitchen')).toContain('<h1>Kitchen</h1>');
  expect(bodyOf('/category/kitchen').match(/<article/g)).toHaveLength(24);
  expect(bodyOf('/')).toContain('Pell &amp; Pine');
  expect(JSON.parse(bodyOf('/search?q=oak'))).toMatchObject({ query: 'oak', items: { length: 20 } });
  expect(JSON.parse(bodyOf('/search?q=nothing'))).toMatchObject({ total: 0, items: [] });
});

test('its configuration is valid and its requests are answered as it says', async () => {
  const file = '.github/pacegate.yml';
  const text = await readFile(join(shop, file), 'utf8');
  const { suites, notices } = parseConfiguration({ file, text, environment: {} });
  expect(notices).toStrictEqual([]);
  const drawn = suites.flatMap((suite) =>
    (suite.type === 'service' ? suite.routes : []).flatMap(({ method, path, params, body, expect: { status } }) => {
      const place = Object.entries(params)[0];
      const values = place === undefined ? [''] : valuesOf(place[1]);
      return values.map((value) => ({
        request: {
          method,
          url: place === undefined ? path : path.replace(`{${place[0]}}`, value),
          ...(body === null ? {} : { payload: JSON.parse(body) as unknown }),
        },
        status: status?.[0] ?? 200,
      }));
    }),
  );
  expect(drawn.length).toBeGreaterThan(10);
  const answers = await askShop(
    await copies.copy('configured', null),
    drawn.map(({ request }) => request),
  );
  expect(answers.map(({ status }) => status)).toStrictEqual(drawn.map(({ status }) => status));
  const found = answers.filter((_, index) => drawn[index]!.request.url.startsWith('/search'));
  for (const { body } of found) expect(JSON.parse(body)).not.toMatchObject({ total: 0 });
});

const valuesOf = (
  source: { kind: 'range'; from: number; to: number } | { kind: 'list'; values: readonly string[] },
): readonly string[] => (source.kind === 'list' ? source.values : [String(source.from), String(source.to)]);

test('the shop stops in order on SIGTERM', async () => {
  const path = await copies.copy('stopped', null);
  expect(await startAndStop(path)).toStrictEqual({ status: 200, exitCode: 0 });
});

test.each(names)(
  '%s applies and the shop still answers',
  async (name) => {
    const answers = await askShop(await copies.copy(name, name), requests);
    expect(answers.map(({ status }) => status)).toStrictEqual(original.map(({ status }) => status));
    const different = requests.filter((_, index) => answers[index]!.body !== original[index]!.body);
    const mayDiffer = changed[name] ?? /^$/;
    expect(different.filter(({ url }) => !mayDiffer.test(url))).toStrictEqual([]);
    // A patch that changes no answer where it should does nothing at all.
    expect(different.length > 0).toBe(name in changed);
  },
  30_000,
);
