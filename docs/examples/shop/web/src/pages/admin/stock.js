/** "none", "low" or "enough", by how long the stock lasts at the pace of the last four weeks. */
export const stockLevel = ({ stock, soldByWeek }) => {
  if (stock === 0) return 'none';
  return stock < 2 * soldByWeek ? 'low' : 'enough';
};

export const isLow = (product) => stockLevel(product) !== 'enough';
