import { useState } from 'preact/hooks';
import { added, store } from '../cart/store.js';
import { DeliveryPromise } from '../delivery/delivery-promise.jsx';
import { formatMoney } from '../format/money.js';
import { formatWeight } from '../format/weight.js';
import { translate } from '../i18n/translate.js';
import { ProductTile } from '../product/product-tile.jsx';
import { useJson } from '../product/use-json.js';
import { Button, Rating, Spinner } from '../ui/index.js';

const Prices = ({ prices }) => (
  <table class="prices">
    <tbody>
      {prices.map(({ from, price }) => (
        <tr key={from}>
          <td>{translate('product.from', { count: from })}</td>
          <td>{formatMoney(price, 'EUR')}</td>
        </tr>
      ))}
    </tbody>
  </table>
);

/** A product with what goes with it. */
export const Product = ({ id }) => {
  const [quantity, setQuantity] = useState(1);
  const { data: product, failed } = useJson(`/products/${id}`);
  if (failed) return <p class="problem">{translate('page.failed')}</p>;
  if (product === null) return <Spinner />;
  return (
    <article class="product">
      <h1>{product.name}</h1>
      <Rating value={product.rating} />
      <p>{product.description}</p>
      <p>{formatWeight(product.weight)}</p>
      <Prices prices={product.prices ?? [{ from: 1, price: product.price }]} />
      <DeliveryPromise />
      <input
        type="number"
        min="1"
        max="99"
        value={quantity}
        onInput={({ target }) => setQuantity(Math.max(1, target.valueAsNumber || 1))}
      />
      <Button kind="buy" onClick={() => store.dispatch(added({ product, quantity }))}>
        {translate('product.buy')}
      </Button>
      <section class="tiles">
        {(product.related ?? []).map((other) => (
          <ProductTile key={other.id} product={other} />
        ))}
      </section>
    </article>
  );
};
