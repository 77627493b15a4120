/** Promotions that a cart can use. Some exclude each other, so the best set has to be looked for. */
export const promotions = [
  { code: 'KITCHEN10', group: 'category', applies: (line) => line.product.category === 'kitchen', share: 0.1 },
  { code: 'GARDEN15', group: 'category', applies: (line) => line.product.category === 'garden', share: 0.15 },
  { code: 'BULK5', group: 'quantity', applies: (line) => line.quantity >= 3, share: 0.05 },
  { code: 'ECO8', group: 'label', applies: (line) => line.product.tags.includes('eco'), share: 0.08 },
  { code: 'GIFT6', group: 'label', applies: (line) => line.product.tags.includes('gift'), share: 0.06 },
  { code: 'TOPRATED3', group: 'rating', applies: (line) => line.product.rating >= 4.5, share: 0.03 },
];

/** At most this share of a line can be given away. */
const MAXIMUM = 0.25;

const compatible = (chosen) => new Set(chosen.map((promotion) => promotion.group)).size === chosen.length;

const subsets = Array.from({ length: 2 ** promotions.length }, (_, bits) =>
  promotions.filter((_promotion, index) => (bits >> index) & 1),
).filter(compatible);

const discountOf = (line, chosen) => {
  let share = 0;
  for (const promotion of chosen) if (promotion.applies(line)) share += promotion.share;
  return Math.round(line.gross * Math.min(share, MAXIMUM));
};

/** The compatible set of promotions that saves most on these lines, and what it saves on each. */
export const bestPromotions = (lines) => {
  let best = { codes: [], discounts: lines.map(() => 0), total: 0 };
  for (const chosen of subsets) {
    const discounts = lines.map((line) => discountOf(line, chosen));
    const total = discounts.reduce((sum, discount) => sum + discount, 0);
    if (total > best.total) best = { codes: chosen.map((promotion) => promotion.code), discounts, total };
  }
  return best;
};
