import { credentialsOf, lineOf, linesOf, RequestError } from './body.js';
import { cartOf, putIntoCart } from './cart.js';
import { checkout } from './checkout.js';
import { ordersOf } from './orders.js';
import { productPage } from './products.js';
import { search } from './search.js';

const homeCountry = 'DE';

const pageOf = (query) => {
  const page = Number(query.get('page') ?? 1);
  if (!Number.isInteger(page) || page < 1 || page > 1000) throw new RequestError(400, 'There is no such page.');
  return page;
};

const tokenOf = ({ headers }) => /^Bearer ([\w-]{1,100})$/.exec(headers.authorization ?? '')?.[1] ?? null;

/** Whoever asks has to be logged in. */
const required = async ({ sessions }, request) => {
  const token = tokenOf(request);
  const session = token === null ? null : await sessions.find(token);
  if (session === null) throw new RequestError(401, 'Log in first: POST /login.');
  return session;
};

/** [method, pattern of the path, handler]: handlers answer [status, value]. */
export const routes = [
  ['GET', /^\/healthz$/, () => [200, { status: 'ok' }]],
  [
    'GET',
    /^\/products\/(\d{1,9})$/,
    async (store, { parts }) => {
      const page = await productPage(store, Number(parts[1]), homeCountry);
      if (page === null) throw new RequestError(404, 'There is no such product.');
      return [200, page];
    },
  ],
  [
    'GET',
    /^\/search$/,
    async (store, { query }) => {
      const text = query.get('q') ?? '';
      if (text === '' || text.length > 100) throw new RequestError(400, 'Search for something: ?q=words');
      return [200, await search(store, text, pageOf(query))];
    },
  ],
  [
    'POST',
    /^\/login$/,
    async ({ sessions }, { body }) => {
      const { email, password } = credentialsOf(body);
      const token = await sessions.open(email, password);
      if (token === null) throw new RequestError(401, 'Nobody has this address and password.');
      return [201, { token }];
    },
  ],
  [
    'POST',
    /^\/logout$/,
    async ({ sessions }, { request }) => {
      const token = tokenOf(request);
      if (token !== null) await sessions.close(token);
      return [200, { status: 'ok' }];
    },
  ],
  [
    'GET',
    /^\/orders$/,
    async (store, { request, query }) => {
      const { customer } = await required(store, request);
      return [200, await ordersOf(store, customer, pageOf(query))];
    },
  ],
  ['GET', /^\/cart$/, async (store, { request }) => [200, await cartOf(store, await required(store, request))]],
  [
    'POST',
    /^\/cart$/,
    async (store, { request, body }) => {
      const session = await required(store, request);
      if (!(await putIntoCart(store, session, lineOf(body)))) throw new RequestError(404, 'There is no such product.');
      return [201, await cartOf(store, session)];
    },
  ],
  [
    'POST',
    /^\/checkout$/,
    async (store, { request, body }) => {
      const session = await required(store, request);
      const wanted = linesOf(body) ?? (await cartOf(store, session)).lines;
      if (wanted.length === 0) throw new RequestError(409, 'The cart is empty.');
      const receipt = await checkout(store, session, wanted);
      return [receipt.status === 'paid' ? 201 : 409, receipt];
    },
  ],
];
