import { html } from './html.js';
import { formatMoney, priceOf } from './pricing.js';

const CARDS = 24;

const layout = (catalogue, title, content) =>
  html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <title>${title} - Shop</title>
        <link rel="stylesheet" href="/shop.css" />
      </head>
      <body>
        <nav>
          <a href="/">Shop</a>
          ${[...catalogue.categories.values()].map(({ slug, name }) => html`<a href="/category/${slug}">${name}</a>`)}
        </nav>
        <main>
          <h1>${title}</h1>
          ${content}
        </main>
      </body>
    </html>`.toString();

const stars = (rating) => '★'.repeat(Math.round(rating)).padEnd(5, '☆');

const stockNote = ({ stock }) => {
  if (stock === 0) return html`<p class="stock none">Sold out</p>`;
  return stock < 10 && html`<p class="stock low">Only ${stock} left</p>`;
};

const card = (product) => {
  const { gross, currency } = priceOf(product);
  return html`<article class="card" data-sku="${product.sku}">
    <a href="/products/${product.id}" title="${product.name} by ${product.brand}"><h2>${product.name}</h2></a>
    <p class="brand">${product.brand}</p>
    <p class="price">${formatMoney(gross, currency)}</p>
    <p class="rating" aria-label="${product.rating} of 5">${stars(product.rating)} (${product.reviews})</p>
    <p class="text">${product.description}</p>
    <ul>
      ${product.tags.map((tag) => html`<li><a href="/search?q=${encodeURIComponent(tag)}">${tag}</a></li>`)}
    </ul>
    ${stockNote(product)}
  </article>`;
};

const brandFilter = (products) => {
  const counts = new Map();
  for (const { brand } of products) counts.set(brand, (counts.get(brand) ?? 0) + 1);
  const brands = [...counts].sort(([a], [b]) => (a < b ? -1 : 1));
  return html`<aside>
    ${brands.map(([brand, count]) => html`<label><input type="checkbox" value="${brand}" />${brand} (${count})</label>`)}
  </aside>`;
};

const grid = (products) =>
  html`${brandFilter(products)}
    <section class="grid">${products.slice(0, CARDS).map(card)}</section>`;

/** The start page with the most popular products of all. */
export const renderHomePage = (catalogue) => layout(catalogue, 'Most loved', grid(catalogue.bestsellers));

/** The page of one category. */
export const renderCategoryPage = (catalogue, { name, products }) => layout(catalogue, name, grid(products));
