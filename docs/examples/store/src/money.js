/** Hundredths of a unit for a euro cent, and what the smallest coin is. */
export const currencies = {
  EUR: { rate: 1, step: 1 },
  CHF: { rate: 0.96, step: 5 },
  GBP: { rate: 0.86, step: 1 },
};

const ofCountries = { CH: 'CHF', GB: 'GBP' };

export const currencyOf = (country) => ofCountries[country] ?? 'EUR';

const taxRates = { DE: 0.19, AT: 0.2, CH: 0.081, NL: 0.21, FR: 0.2, GB: 0.2, SE: 0.25, ES: 0.21, IT: 0.22, PL: 0.23 };

/** What one piece costs a customer of `country`, tax included, in hundredths of `currency`. `net` is in euro cents. */
export const grossPrice = (net, country, currency = currencyOf(country)) => {
  const { rate, step } = currencies[currency];
  return Math.round((net * rate * (1 + taxRates[country])) / step) * step;
};

const formatters = new Map(
  Object.keys(currencies).map((currency) => [currency, new Intl.NumberFormat('en', { style: 'currency', currency })]),
);

/** `amount` in hundredths of `currency`, for people. */
export const formatMoney = (amount, currency) => formatters.get(currency).format(amount / 100);
