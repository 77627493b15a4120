import groupBy from 'lodash/groupBy';
import { useState } from 'preact/hooks';
import { translate } from '../i18n/translate.js';
import { ProductTile } from '../product/product-tile.jsx';
import { useJson } from '../product/use-json.js';
import { changeFilter, noFilters, queryOf } from '../search/filters.js';
import { Button, Spinner } from '../ui/index.js';
import './catalogue.css';

/** A category, by brand. */
export const Catalogue = ({ slug }) => {
  const [filters, setFilters] = useState(() => changeFilter(noFilters, 'category', slug));
  const { data, failed } = useJson(`/search?${queryOf(filters)}`);
  if (failed) return <p class="problem">{translate('page.failed')}</p>;
  if (data === null) return <Spinner />;
  const brands = Object.entries(groupBy(data.hits, 'brand'));
  return (
    <section class="catalogue">
      <h1>{translate(`category.${slug}`)}</h1>
      {brands.map(([brand, products]) => (
        <section key={brand} class="catalogue-brand">
          <h2>{brand}</h2>
          {products.map((product) => (
            <ProductTile key={product.id} product={product} />
          ))}
        </section>
      ))}
      <Button onClick={() => setFilters(changeFilter(filters, 'page', filters.page + 1))}>
        {translate('catalogue.more')}
      </Button>
    </section>
  );
};
