import type { StoreRequest } from './store-copies.ts';

const get = (path: string, headers: Readonly<Record<string, string>> = {}): StoreRequest => ({
  method: 'GET',
  path,
  headers,
});

const post = (path: string, body: unknown, headers: Readonly<Record<string, string>> = {}): StoreRequest => ({
  method: 'POST',
  path,
  headers: { 'content-type': 'application/json', ...headers },
  body: JSON.stringify(body),
});

const as = (customer: number): Record<string, string> => ({ authorization: `Bearer known-session-${customer}` });
const compressed = { 'accept-encoding': 'br' };
const lines = [
  { product: 12, quantity: 2 },
  { product: 101, quantity: 1 },
  { product: 12, quantity: 1 },
];

/** What is read, before anything is written: the same rows bring the same answers. */
export const reading: readonly (readonly [number, StoreRequest])[] = [
  [200, get('/healthz')],
  ...[1, 2, 77, 300, 600].map((id) => [200, get(`/products/${id}`, compressed)] as const),
  [404, get('/products/601')],
  [404, get('/products/kettle')],
  ...['oak', 'STEEL%20lantern', 'lether', 'nothing', '%3Cb%3E'].map((q) => [200, get(`/search?q=${q}`)] as const),
  [200, get('/search?q=wool&page=2', compressed)],
  [400, get('/search')],
  [400, get('/search?q=oak&page=0')],
  [200, get('/orders', as(7))],
  [200, get('/orders?page=2', as(7))],
  [200, get('/orders', as(8))],
  [401, get('/orders')],
  [401, get('/orders', { authorization: 'Bearer unknown' })],
  [200, get('/cart', as(9))],
  [404, get('/none')],
  [405, get('/login')],
];

/** What is written: numbers, times and tokens differ from run to run, their shape does not. */
export const writing: readonly (readonly [number, StoreRequest])[] = [
  [201, post('/checkout', { lines }, as(7))],
  [409, post('/checkout', { lines: [{ product: 100_000, quantity: 1 }] }, as(7))],
  [400, post('/checkout', { lines: [] }, as(7))],
  [401, post('/checkout', { lines })],
  [201, post('/cart', { product: 5, quantity: 2 }, as(9))],
  [404, post('/cart', { product: 100_000, quantity: 2 }, as(9))],
  [400, post('/cart', { product: 5, quantity: 21 }, as(9))],
  [201, post('/checkout', {}, as(9))],
  [409, post('/checkout', {}, as(10))],
  [201, post('/login', { email: 'customer-3@example.com', password: 'correct horse' })],
  [401, post('/login', { email: 'customer-3@example.com', password: 'wrong horse' })],
  [401, post('/login', { email: 'nobody@example.com', password: 'correct horse' })],
  [400, post('/login', {})],
  [413, post('/login', { email: 'x'.repeat(70_000) })],
  [200, get('/orders', as(7))],
  [200, post('/logout', {}, as(11))],
  [401, get('/orders', as(11))],
];

/** Types instead of values, keys in order; of lists the shapes that occur. */
export const shapeOf = (value: unknown): unknown => {
  if (Array.isArray(value)) return [...new Set(value.map((it: unknown) => JSON.stringify(shapeOf(it))))].sort();
  if (typeof value !== 'object' || value === null) return value === null ? 'null' : typeof value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, it]) => [key, shapeOf(it)]),
  );
};
