import { added, store } from '../cart/store.js';
import { formatMoney } from '../format/money.js';
import { translate } from '../i18n/translate.js';
import { Button, Link, Rating } from '../ui/index.js';

/** A product among others. */
export const ProductTile = ({ product }) => (
  <article class="tile">
    <h3>
      <Link to={`/product/${product.id}`}>{product.name}</Link>
    </h3>
    <Rating value={product.rating} />
    <p class="tile-price">{formatMoney(product.price, 'EUR')}</p>
    <Button kind="buy" onClick={() => store.dispatch(added({ product, quantity: 1 }))}>
      {translate('product.buy')}
    </Button>
  </article>
);
