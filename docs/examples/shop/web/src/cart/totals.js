const freeFrom = 60;
const shippingByKilogram = 1.9;

/** Pieces, price, shipping and sum of a cart, in EUR. */
export const totalsOf = (lines) => {
  const total = (of) => lines.reduce((sum, { product, quantity }) => sum + of(product) * quantity, 0);
  const price = total((product) => product.price);
  const weight = total((product) => product.weight);
  const shipping = price >= freeFrom || lines.length === 0 ? 0 : 3.9 + (weight / 1000) * shippingByKilogram;
  return {
    pieces: total(() => 1),
    price,
    weight,
    shipping,
    sum: price + shipping,
    missing: Math.max(0, freeFrom - price),
  };
};
