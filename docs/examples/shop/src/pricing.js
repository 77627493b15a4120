/** Units of each currency for one euro, and the smallest amount that can be paid, in hundredths. */
export const currencies = {
  EUR: { rate: 1, step: 1 },
  USD: { rate: 1.09, step: 1 },
  GBP: { rate: 0.86, step: 1 },
  CHF: { rate: 0.96, step: 5 },
  SEK: { rate: 11.4, step: 100 },
  JPY: { rate: 163, step: 100 },
};

/** Value added tax by country. */
const taxRates = { DE: 0.19, AT: 0.2, FR: 0.2, SE: 0.25, CH: 0.081, GB: 0.2, US: 0, JP: 0.1 };

export const countries = Object.keys(taxRates);

/** Discount from this quantity on, the highest quantity first. */
export const tiers = [
  { from: 50, discount: 0.15 },
  { from: 20, discount: 0.1 },
  { from: 5, discount: 0.05 },
  { from: 1, discount: 0 },
];

const formatters = new Map(
  Object.keys(currencies).map((currency) => [currency, new Intl.NumberFormat('en', { style: 'currency', currency })]),
);

/** Rounds an amount in hundredths to what can be paid in the currency. */
const roundTo = (amount, step) => Math.round(amount / step) * step;

export const formatMoney = (amount, currency) => formatters.get(currency).format(amount / 100);

/** Price of one piece when `quantity` are bought: net, tax and gross in hundredths of the currency. */
export const priceOf = (product, { quantity = 1, currency = 'EUR', country = 'DE' } = {}) => {
  const { rate, step } = currencies[currency];
  const { discount } = tiers.find((tier) => quantity >= tier.from);
  const net = product.listPrice * (1 - discount) * rate;
  const gross = roundTo(net * (1 + taxRates[country]), step);
  const rounded = Math.round(gross / (1 + taxRates[country]));
  return { currency, net: rounded, tax: gross - rounded, gross };
};

/** The price list of a product: every currency, every quantity tier. */
export const priceList = (product, country) =>
  Object.keys(currencies).map((currency) => ({
    currency,
    tiers: tiers.map(({ from }) => {
      const { gross } = priceOf(product, { quantity: from, currency, country });
      return { from, gross, text: formatMoney(gross, currency) };
    }),
  }));
