import fastify from 'fastify';
import { checkout, checkoutSchema } from './checkout.js';
import { createPayments } from './payments.js';
import { productDetails } from './product-details.js';
import { renderCategoryPage, renderHomePage } from './render-page.js';
import { createSearch } from './search.js';

/** The HTTP face of the shop. `options` go to Fastify. Does not listen yet. */
export const buildApp = (catalogue, options = {}) => {
  const app = fastify({ forceCloseConnections: 'idle', ...options });
  const search = createSearch(catalogue);
  const payments = createPayments();

  const html = (reply, page) => reply.type('text/html; charset=utf-8').send(page);

  app.get('/healthz', () => ({ status: 'ok', products: catalogue.products.length }));

  app.get('/', (request, reply) => html(reply, renderHomePage(catalogue)));

  app.get('/category/:slug', (request, reply) => {
    const category = catalogue.categories.get(request.params.slug);
    if (category === undefined) return reply.callNotFound();
    return html(reply, renderCategoryPage(catalogue, category));
  });

  app.get('/products/:id', (request, reply) => {
    const product = catalogue.byId.get(Number(request.params.id));
    if (product === undefined) return reply.callNotFound();
    return productDetails(catalogue, product);
  });

  const searchSchema = {
    querystring: {
      type: 'object',
      required: ['q'],
      properties: { q: { type: 'string', minLength: 1, maxLength: 100 }, page: { type: 'integer', minimum: 1 } },
    },
  };
  app.get('/search', { schema: searchSchema }, (request) => search(request.query.q, request.query.page ?? 1));

  app.post('/checkout', { schema: { body: checkoutSchema } }, async (request, reply) => {
    const order = await checkout(catalogue, payments, request.body);
    return reply.code(order.status === 'paid' ? 201 : 409).send(order);
  });

  return app;
};
