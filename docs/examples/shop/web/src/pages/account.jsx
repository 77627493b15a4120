import { format, formatDistanceToNow, parseISO } from 'date-fns';
import { formatMoney } from '../format/money.js';
import { translate } from '../i18n/translate.js';
import { useJson } from '../product/use-json.js';
import { Spinner } from '../ui/index.js';

const Order = ({ order }) => {
  const date = parseISO(order.date);
  return (
    <li>
      <time dateTime={order.date} title={format(date, 'PPPP')}>
        {formatDistanceToNow(date, { addSuffix: true })}
      </time>
      <b>{formatMoney(order.sum, 'EUR')}</b>
      <span>{translate(`order.${order.state}`)}</span>
    </li>
  );
};

/** A customer's orders, the newest first. */
export const Account = () => {
  const { data, failed } = useJson('/account/orders');
  if (failed) return <p class="problem">{translate('account.failed')}</p>;
  if (data === null) return <Spinner />;
  return (
    <section class="account">
      <h1>{translate('account.title')}</h1>
      <ol>
        {data.map((order) => (
          <Order key={order.number} order={order} />
        ))}
      </ol>
    </section>
  );
};
