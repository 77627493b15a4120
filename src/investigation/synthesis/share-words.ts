interface Interval {
  readonly estimate: number;
  readonly low: number;
  readonly high: number;
}

const percent = (share: number): string => {
  const text = (100 * share).toFixed(0);
  return text === '-0' ? '0' : text;
};

/** "98 %". */
export const plainShare = ({ estimate }: Pick<Interval, 'estimate'>): string => `${percent(estimate)} %`;

/** A share of a regression with its interval: "98 % (91 to 104 %)"; "100 %" where both ends are the same. */
export const shareWords = ({ estimate, low, high }: Interval): string =>
  low === high ? plainShare({ estimate }) : `${percent(estimate)} % (${percent(low)} to ${percent(high)} %)`;
