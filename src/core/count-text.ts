/**
 * How often something happens in a request, for sentences: "29", "2.4", "0.03"; above ten whole numbers do. Nothing at all is "0", hardly
 * anything "less than 0.01".
 */
export const countText = (count: number): string => {
  if (count === 0) return '0';
  if (count < 0.01) return 'less than 0.01';
  if (count >= 1000) return Math.round(count).toLocaleString('en-US');
  return String(Number(count.toFixed(count >= 10 ? 0 : count >= 1 ? 1 : 2)));
};
