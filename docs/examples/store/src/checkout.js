import { currencyOf, formatMoney, grossPrice } from './money.js';
import { askCarrier, authorisePayment, carriers } from './providers.js';
import { shippingPrice } from './shipping.js';

// Locks are taken in the order of the numbers, so that two orders never wait for each other.
const stockStatement = `
  SELECT p.id, p.sku, p.name, p.price, s.on_hand AS pieces
  FROM stock s JOIN products p ON p.id = s.product_id
  WHERE s.product_id = ANY($1) ORDER BY s.product_id FOR UPDATE OF s`;

const takeStatement = `
  UPDATE stock s SET on_hand = s.on_hand - taken.quantity
  FROM unnest($1::int[], $2::int[]) AS taken (product, quantity) WHERE s.product_id = taken.product`;

const orderStatement = `
  INSERT INTO orders (customer_id, placed_at, status, currency, total)
  VALUES ($1, now(), 'paid', $2, $3) RETURNING id, placed_at AS at`;

const linesStatement = `
  INSERT INTO order_lines (order_id, line, product_id, quantity, price)
  SELECT $1::int, line, product, quantity, price
  FROM unnest($2::int[], $3::int[], $4::int[]) WITH ORDINALITY AS lines (product, quantity, price, line)`;

/** Pieces by product: whoever puts a product into the cart twice wants both. */
const quantitiesOf = (wanted) => {
  const quantities = new Map();
  for (const { product, quantity } of wanted) quantities.set(product, (quantities.get(product) ?? 0) + quantity);
  return quantities;
};

const cheapestCarrier = async (parcel) => {
  const offers = await Promise.all(carriers.map((carrier) => askCarrier(carrier, parcel)));
  return offers.reduce((best, offer) => (offer.price < best.price ? offer : best));
};

const refused = (reason) => ({ status: 'refused', reason });

/**
 * Buys what is wanted: [{ product, quantity }]. The stock is held while the payment provider decides, so that nobody pays
 * for what somebody else has just got. Answers a receipt; its `status` is "paid" or "refused".
 */
export const checkout = async ({ database, configuration, worker }, { customer, country }, wanted) => {
  const quantities = quantitiesOf(wanted);
  const ids = [...quantities.keys()];
  const pieces = wanted.reduce((sum, { quantity }) => sum + quantity, 0);
  const carrier = await cheapestCarrier({ country, pieces });
  const currency = currencyOf(country);

  const receipt = await database.together(async (transaction) => {
    const { rows: goods } = await transaction.query(stockStatement, [ids]);
    if (goods.length < ids.length) return refused('There is no such product.');
    const lines = goods.map(({ id, price, ...product }) => {
      const quantity = quantities.get(id);
      return { ...product, id, quantity, net: price * quantity, each: grossPrice(price, country) };
    });
    const net = lines.reduce((sum, line) => sum + line.net, 0);
    const postage = shippingPrice(configuration.shipping, country, net) === 0 ? 0 : grossPrice(carrier.price, country);
    const total = lines.reduce((sum, { each, quantity }) => sum + each * quantity, postage);
    const payment = await authorisePayment({ reference: customer, amount: total, currency });
    if (!payment.accepted) return refused('The payment was refused.');

    const column = (key) => lines.map((line) => line[key]);
    await transaction.query(takeStatement, [column('id'), column('quantity')]);
    const { rows } = await transaction.query(orderStatement, [customer, currency, total]);
    const [order] = rows;
    await transaction.query(linesStatement, [order.id, column('id'), column('quantity'), column('each')]);
    return {
      status: 'paid',
      order: order.id,
      at: order.at,
      payment: payment.signature,
      carrier: carrier.carrier,
      postage: formatMoney(postage, currency),
      total: formatMoney(total, currency),
      lines: lines.map(({ sku, name, quantity, each, pieces: there }) => ({
        sku,
        name,
        quantity,
        total: formatMoney(each * quantity, currency),
        backordered: there < quantity,
      })),
    };
  });
  if (receipt.status === 'paid') worker.confirm(receipt);
  return receipt;
};
