/** "€12.50" from an amount in the currency's unit. */
export const formatMoney = (amount, currency) =>
  new Intl.NumberFormat(undefined, { style: 'currency', currency }).format(amount);
