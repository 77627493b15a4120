import type { Investigation } from '../../core/investigation.ts';
import type { Result } from '../../core/result.ts';

/** Verdicts of a comparison that shows no regression, and may have overlooked one. */
const doubts = ['invalid', 'inconclusive'] as const;
type Doubt = (typeof doubts)[number];

const startOf = (verdict: Doubt): string => `The comparison is ${verdict}, so a regression may be there all the same: `;

/** What a comparison that shows no regression says of itself, for the notices: it may have compared nothing. */
export const cautionOf = ({ verdict, reasons }: Pick<Result, 'verdict' | 'reasons'>): string[] =>
  verdict === 'invalid' || verdict === 'inconclusive'
    ? [`${startOf(verdict)}${(reasons[0] ?? '').split('\n')[0]?.replace(/\.$/u, '')}.`]
    : [];

/** Why one that found no regression may have overlooked one, with its own words; null where it found that nothing got worse. */
export const doubtOf = ({
  state,
  notices,
}: Pick<Investigation, 'state' | 'notices'>): { readonly doubt: Doubt; readonly text: string } | null => {
  if (state !== 'no-regression') return null;
  for (const doubt of doubts) {
    const text = notices.find((it) => it.startsWith(startOf(doubt)));
    if (text !== undefined) return { doubt, text };
  }
  return null;
};
