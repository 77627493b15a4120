import { currencyOf, formatMoney } from './money.js';

const zoneOf = ({ zones }, country) => Object.values(zones).find(({ countries }) => countries.includes(country));

/** What sending goods of this net value costs, in euro cents. `shipping` is config/shipping.json. */
export const shippingPrice = (shipping, country, net) =>
  net >= shipping.freeFrom ? 0 : zoneOf(shipping, country).price;

/** When it comes and what that costs, for people. */
export const deliveryTo = (shipping, country, net) => {
  const [soonest, latest] = zoneOf(shipping, country).days;
  const price = shippingPrice(shipping, country, net);
  return {
    country,
    days: `${soonest} to ${latest}`,
    price: price === 0 ? 'free' : formatMoney(price, currencyOf(country)),
  };
};
