/** Parcel sizes of the carrier: heaviest content in grams and price in euro cents, the smallest first. */
const sizes = [
  { name: 'S', capacity: 2000, price: 490 },
  { name: 'M', capacity: 5000, price: 690 },
  { name: 'L', capacity: 10_000, price: 1090 },
  { name: 'XL', capacity: 31_500, price: 1890 },
];

/** Fills parcels of one size, the heaviest piece first, each piece into the first parcel with room. */
const fill = (pieces, size) => {
  const parcels = [];
  for (const piece of pieces) {
    if (piece.weight > size.capacity) return null;
    let parcel = parcels.find((it) => it.weight + piece.weight <= size.capacity);
    if (parcel === undefined) {
      parcel = { size: size.name, weight: 0, products: [], price: size.price };
      parcels.push(parcel);
    }
    parcel.weight += piece.weight;
    parcel.products.push(piece.id);
  }
  return parcels;
};

const priceOfAll = (parcels) => parcels.reduce((sum, parcel) => sum + parcel.price, 0);

/** The cheapest way to send all pieces in parcels of one size. */
export const packParcels = (lines) => {
  const pieces = lines
    .flatMap(({ product, quantity }) =>
      Array.from({ length: quantity }, () => ({ id: product.id, weight: product.attributes.weightGrams })),
    )
    .sort((a, b) => b.weight - a.weight);
  const ways = sizes.map((size) => fill(pieces, size)).filter((way) => way !== null);
  const parcels = ways.reduce((best, way) => (priceOfAll(way) < priceOfAll(best) ? way : best));
  return { parcels, price: priceOfAll(parcels) };
};
