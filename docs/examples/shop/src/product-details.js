import { formatMoney, priceList, priceOf } from './pricing.js';
import { relatedProducts } from './related.js';

const RELATED = 8;

const deliveryOf = (stock) => {
  if (stock === 0) return { available: false, days: 21 };
  return { available: true, days: stock < 10 ? 5 : 2 };
};

const summaryOf = ({ product, score }) => {
  const { gross, currency } = priceOf(product);
  return {
    id: product.id,
    name: product.name,
    brand: product.brand,
    rating: product.rating,
    price: formatMoney(gross, currency),
    match: Math.round(score * 1000) / 1000,
  };
};

/** What GET /products/{id} answers: the product, its price list and what goes with it. */
export const productDetails = (catalogue, product) => ({
  id: product.id,
  sku: product.sku,
  name: product.name,
  brand: product.brand,
  category: product.category,
  description: product.description,
  tags: product.tags,
  attributes: product.attributes,
  rating: product.rating,
  reviews: product.reviews,
  price: priceOf(product),
  prices: priceList(product, 'DE'),
  delivery: deliveryOf(product.stock),
  related: relatedProducts(catalogue, product, RELATED).map(summaryOf),
});
