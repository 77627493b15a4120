import { changed, removed, store } from '../cart/store.js';
import { totalsOf } from '../cart/totals.js';
import { useCart } from '../cart/use-cart.js';
import { formatMoney } from '../format/money.js';
import { formatWeight } from '../format/weight.js';
import { translate } from '../i18n/translate.js';
import { Button, Link } from '../ui/index.js';

const Line = ({ line: { product, quantity } }) => (
  <tr>
    <td>{product.name}</td>
    <td>
      <input
        type="number"
        min="1"
        max="99"
        value={quantity}
        onInput={({ target }) =>
          store.dispatch(changed({ id: product.id, quantity: Math.max(1, target.valueAsNumber || 1) }))
        }
      />
    </td>
    <td>{formatMoney(product.price * quantity, 'EUR')}</td>
    <td>
      <Button onClick={() => store.dispatch(removed({ id: product.id }))}>{translate('cart.remove')}</Button>
    </td>
  </tr>
);

export const Cart = () => {
  const lines = useCart();
  const { price, weight, shipping, sum, missing } = totalsOf(lines);
  if (lines.length === 0) return <p>{translate('cart.empty')}</p>;
  return (
    <section class="cart">
      <h1>{translate('cart.title')}</h1>
      <table>
        <tbody>
          {lines.map((line) => (
            <Line key={line.product.id} line={line} />
          ))}
        </tbody>
      </table>
      {missing > 0 && <p>{translate('cart.missing', { amount: formatMoney(missing, 'EUR') })}</p>}
      <dl>
        <dt>{translate('cart.price')}</dt>
        <dd>{formatMoney(price, 'EUR')}</dd>
        <dt>{translate('cart.shipping', { weight: formatWeight(weight) })}</dt>
        <dd>{formatMoney(shipping, 'EUR')}</dd>
        <dt>{translate('cart.sum')}</dt>
        <dd>{formatMoney(sum, 'EUR')}</dd>
      </dl>
      <Link to="/checkout" class="button button-buy">
        {translate('cart.checkout')}
      </Link>
    </section>
  );
};
