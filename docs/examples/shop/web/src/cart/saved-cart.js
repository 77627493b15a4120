import { z } from 'zod';

const key = 'shop.cart';

/** What an older version of the shop, or a browser's extension, left behind must not break the page. */
const cartSchema = z
  .array(
    z.object({
      product: z.object({
        id: z.number().int().positive(),
        name: z.string().min(1).max(200),
        price: z.number().nonnegative(),
        weight: z.number().int().nonnegative(),
      }),
      quantity: z.number().int().min(1).max(99),
    }),
  )
  .max(50);

/** The cart as it was left, or an empty one. */
export const readCart = () => {
  try {
    const { success, data } = cartSchema.safeParse(JSON.parse(localStorage.getItem(key) ?? '[]'));
    return success ? data : [];
  } catch {
    return [];
  }
};

export const saveCart = (lines) => {
  try {
    localStorage.setItem(key, JSON.stringify(lines));
  } catch {
    // Private windows have no room: the cart lives as long as the page.
  }
};
