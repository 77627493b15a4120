import { createRandom } from './random.js';
import {
  adjectives,
  brands,
  colours,
  countries,
  departments,
  firstNames,
  lastNames,
  materials,
  opinions,
  sentences,
} from './vocabulary.js';

/** How many rows of each kind. `small` is for tests. */
export const sizes = {
  full: { products: 3000, customers: 2000, orders: 24_000, reviews: 30_000 },
  small: { products: 600, customers: 200, orders: 2400, reviews: 6000 },
};

const day = 86_400_000;
/** Everything has happened before this moment: rows don't depend on when they are made. */
const today = Date.UTC(2026, 0, 1);

/** Things by category. */
const things = Object.assign({}, ...Object.values(departments));

/** The menu, from above: whatever a row belongs to comes before it. Products are in categories, which are the second level. */
export const categoryRows = () => {
  let last = 0;
  const below = (parent, names) => names.map((name) => ({ id: (last += 1), parent, slug: name.toLowerCase(), name }));
  const tops = below(null, Object.keys(departments));
  const categories = tops.flatMap(({ id, name }) => below(id, Object.keys(departments[name])));
  return [...tops, ...categories, ...categories.flatMap(({ id, name }) => below(id, things[name]))];
};

export const productRows = ({ products }) => {
  const random = createRandom(11);
  const categories = categoryRows().filter(({ name }) => name in things);
  return Array.from({ length: products }, (_, index) => {
    const category = categories[index % categories.length];
    const model = `${random.pick(adjectives)} ${random.pick(materials)} ${random.pick(things[category.name])}`;
    return {
      id: index + 1,
      sku: `${category.name.slice(0, 3).toUpperCase()}-${String(index + 1).padStart(5, '0')}`,
      model,
      name: `${model} ${random.pick(colours)}`,
      brand: random.pick(brands),
      category_id: category.id,
      description: random.some(sentences, 4).join(' '),
      manual: Array.from({ length: 40 }, (_, step) => `${step + 1}. ${random.pick(sentences)}`).join('\n'),
      price: random.integer(250, 40_000),
      rating: random.integer(20, 50) / 10,
    };
  });
};

export const stockRows = ({ products }) => {
  const random = createRandom(12);
  return Array.from({ length: products }, (_, index) => ({
    product_id: index + 1,
    on_hand: random.integer(0, 250),
    warehouse: random.pick(['north', 'south', 'west']),
  }));
};

export const customerRows = ({ customers }, { salt, hash }) => {
  const random = createRandom(13);
  return Array.from({ length: customers }, (_, index) => ({
    id: index + 1,
    email: `customer-${index + 1}@example.com`,
    name: `${random.pick(firstNames)} ${random.pick(lastNames)}`,
    country: random.pick(countries),
    password_salt: salt,
    password_hash: hash,
  }));
};

/** Tokens that tests and measurements can know: one for each of the first hundred customers. */
export const sessionRows = ({ customers }) =>
  Array.from({ length: Math.min(100, customers) }, (_, index) => ({
    token: `known-session-${index + 1}`,
    customer_id: index + 1,
    expires_at: new Date(Date.UTC(2100, 0, 1)).toISOString(),
  }));

export const reviewRows = ({ reviews, products, customers }) => {
  const random = createRandom(14);
  return Array.from({ length: reviews }, (_, index) => ({
    id: index + 1,
    // A few are written about often, most hardly ever.
    product_id: 1 + Math.floor(products * random.next() ** 1.5),
    customer_id: random.integer(1, customers),
    stars: random.integer(1, 5),
    title: random.pick(opinions).split(' ').slice(0, 4).join(' '),
    body: random.some(opinions, 4).join(' '),
    written_at: new Date(today - random.integer(0, 900 * day)).toISOString(),
  }));
};

export const orderRows = ({ orders, customers, products }) => {
  const random = createRandom(15);
  const all = Array.from({ length: orders }, (_, index) => ({
    id: index + 1,
    customer_id: random.integer(1, customers),
    // The higher the number the later, and never two at once.
    placed_at: new Date(today - (orders - index) * 600_000 - random.integer(0, 599_000)).toISOString(),
    status: random.pick(['paid', 'sent', 'delivered', 'delivered', 'delivered', 'returned']),
    currency: 'EUR',
    total: 0,
  }));
  const lines = all.flatMap((order) =>
    Array.from({ length: random.integer(1, 5) }, (_, index) => ({
      order_id: order.id,
      line: index + 1,
      product_id: random.integer(1, products),
      quantity: random.integer(1, 4),
      price: random.integer(300, 48_000),
    })),
  );
  for (const { order_id: order, quantity, price } of lines) all[order - 1].total += quantity * price;
  return { orders: all, lines };
};
