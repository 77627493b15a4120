import { formatMoney } from '../format/money.js';
import { translate } from '../i18n/translate.js';
import { Link } from '../ui/index.js';
import { totalsOf } from './totals.js';
import { useCart } from './use-cart.js';

/** The cart in the header. */
export const CartBadge = () => {
  const { pieces, price } = totalsOf(useCart());
  return (
    <Link to="/cart" class="cart-badge">
      {translate('cart.title')} <b>{pieces}</b>
      {pieces > 0 && <small>{formatMoney(price, 'EUR')}</small>}
    </Link>
  );
};
