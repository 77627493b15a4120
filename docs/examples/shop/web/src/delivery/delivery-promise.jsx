import { translate } from '../i18n/translate.js';
import { deliveryDate, formatDeliveryDate } from './delivery-date.js';

/** "Order today, and it is there on Tuesday, 3 March." */
export const DeliveryPromise = () => (
  <p class="delivery-promise">
    {translate('delivery.promise', { date: formatDeliveryDate(deliveryDate(new Date())) })}
  </p>
);
