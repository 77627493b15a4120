import { createRandom } from './random.js';
import { termVector } from './text.js';
import { adjectives, brands, categories, colours, materials, sentences, tags } from './vocabulary.js';

const PRODUCTS = 1200;

const slugOf = (name) => name.toLowerCase().replaceAll(/[^a-z]+/g, '-');

const buildProduct = (random, id, category, things) => {
  const material = random.pick(materials);
  const name = `${random.pick(adjectives)} ${material} ${random.pick(things)}`;
  const description = random.some(sentences, 3).join(' ');
  return {
    id,
    sku: `${category.slug.slice(0, 3).toUpperCase()}-${String(id).padStart(5, '0')}`,
    name,
    brand: random.pick(brands),
    category: category.slug,
    description,
    tags: random.some(tags, 6).sort(),
    attributes: {
      colour: random.pick(colours),
      material: material.toLowerCase(),
      weightGrams: random.integer(40, 6000),
      warrantyYears: random.integer(1, 10),
    },
    /** Net list price of one piece in euro cents. */
    listPrice: random.integer(250, 40_000),
    rating: random.integer(20, 50) / 10,
    reviews: random.integer(0, 900),
    stock: random.integer(0, 250),
    /** Words of name and description with their weights, for similarity. */
    terms: termVector(`${name} ${name} ${description}`),
  };
};

/** The catalogue in memory: the same 1,200 products on every start. */
export const buildCatalogue = () => {
  const random = createRandom(20);
  const names = Object.entries(categories);
  const all = names.map(([name]) => ({ name, slug: slugOf(name), products: [] }));
  const products = Array.from({ length: PRODUCTS }, (_, index) => {
    const category = all[index % all.length];
    const product = buildProduct(random, index + 1, category, names[index % all.length][1]);
    category.products.push(product);
    return product;
  });
  const popularity = (product) => product.rating * Math.log1p(product.reviews);
  return {
    products,
    byId: new Map(products.map((product) => [product.id, product])),
    categories: new Map(all.map((category) => [category.slug, category])),
    /** All products, the most popular first. */
    bestsellers: [...products].sort((a, b) => popularity(b) - popularity(a) || a.id - b.id),
  };
};
