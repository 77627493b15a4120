import { packParcels } from './parcels.js';
import { countries, currencies, formatMoney, priceOf } from './pricing.js';
import { bestPromotions } from './promotions.js';

/** JSON Schema of the body of POST /checkout. */
export const checkoutSchema = {
  type: 'object',
  required: ['cart', 'country', 'currency'],
  additionalProperties: false,
  properties: {
    cart: {
      type: 'array',
      minItems: 1,
      maxItems: 50,
      items: {
        type: 'object',
        required: ['product', 'quantity'],
        additionalProperties: false,
        properties: {
          product: { type: 'integer', minimum: 1 },
          quantity: { type: 'integer', minimum: 1, maximum: 20 },
        },
      },
    },
    country: { type: 'string', enum: countries },
    currency: { type: 'string', enum: Object.keys(currencies) },
  },
};

const lineOf = (catalogue, { product: id, quantity }, { country, currency }) => {
  const product = catalogue.byId.get(id);
  if (product === undefined) return null;
  const price = priceOf(product, { quantity, country, currency });
  return { product, quantity, price, gross: price.gross * quantity, tax: price.tax * quantity };
};

const receiptLine = (line, discount, currency) => ({
  sku: line.product.sku,
  name: line.product.name,
  quantity: line.quantity,
  each: formatMoney(line.price.gross, currency),
  discount: formatMoney(discount, currency),
  total: formatMoney(line.gross - discount, currency),
});

/** Prices a cart, has it paid and answers the receipt. `status` is "paid" or "refused". */
export const checkout = async (catalogue, payments, { cart, country, currency }) => {
  const lines = cart.map((item) => lineOf(catalogue, item, { country, currency }));
  const missing = cart.filter((_, index) => lines[index] === null).map((item) => item.product);
  if (missing.length > 0) return { status: 'refused', reason: `There is no product ${missing.join(', ')}.` };

  const { codes, discounts, total: discount } = bestPromotions(lines);
  const { parcels, price } = packParcels(lines);
  const shipping = Math.round(price * currencies[currency].rate);
  const goods = lines.reduce((sum, line) => sum + line.gross, 0);
  const tax = lines.reduce((sum, line, index) => sum + line.tax * (1 - discounts[index] / line.gross), 0);
  const amount = goods - discount + shipping;

  const reference = lines.map((line) => `${line.product.sku}x${line.quantity}`).join('-');
  const payment = await payments.authorise({ reference, amount, currency });
  if (!payment.accepted) return { status: 'refused', reason: 'The payment was not accepted.' };
  return {
    status: 'paid',
    reference,
    signature: payment.signature,
    lines: lines.map((line, index) => receiptLine(line, discounts[index], currency)),
    promotions: codes,
    parcels,
    totals: {
      goods: formatMoney(goods, currency),
      discount: formatMoney(discount, currency),
      shipping: formatMoney(shipping, currency),
      tax: formatMoney(Math.round(tax), currency),
      amount: formatMoney(amount, currency),
    },
  };
};
