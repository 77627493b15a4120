import 'core-js/actual/object/group-by.js';
import { useState } from 'preact/hooks';
import { emptied, store } from '../cart/store.js';
import { totalsOf } from '../cart/totals.js';
import { useCart } from '../cart/use-cart.js';
import { RegionSelect } from '../delivery/region-select.jsx';
import { formatMoney } from '../format/money.js';
import { translate } from '../i18n/translate.js';
import { Button, Dialog } from '../ui/index.js';

const order = async (lines, region) => {
  const answer = await fetch('/checkout', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      cart: lines.map(({ product, quantity }) => ({ product: product.id, quantity })),
      country: region.country,
      currency: 'EUR',
    }),
  });
  if (!answer.ok) throw new Error(`The checkout answered ${answer.status}`);
  return answer.json();
};

/** Lines by how they travel: what is too heavy for a parcel comes with a lorry. */
const parcelsOf = (lines) => Object.groupBy(lines, ({ product }) => (product.weight > 20_000 ? 'lorry' : 'parcel'));

export const Checkout = () => {
  const lines = useCart();
  const [region, setRegion] = useState(null);
  const [receipt, setReceipt] = useState(null);
  const [failed, setFailed] = useState(false);
  const buy = () =>
    order(lines, region).then(
      (made) => {
        setReceipt(made);
        store.dispatch(emptied());
      },
      () => setFailed(true),
    );
  return (
    <section class="checkout">
      <h1>{translate('checkout.title')}</h1>
      {Object.entries(parcelsOf(lines)).map(([way, some]) => (
        <p key={way}>{translate(`checkout.${way}`, { count: some.length })}</p>
      ))}
      <RegionSelect value={region} onChange={setRegion} />
      <p>{formatMoney(totalsOf(lines).sum + (region?.surcharge ?? 0), 'EUR')}</p>
      {failed && <p class="problem">{translate('checkout.failed')}</p>}
      <Button kind="buy" disabled={lines.length === 0 || region === null} onClick={buy}>
        {translate('checkout.buy')}
      </Button>
      <Dialog open={receipt !== null} title={translate('checkout.thanks')} onClose={() => setReceipt(null)}>
        <p>{receipt?.number}</p>
      </Dialog>
    </section>
  );
};
