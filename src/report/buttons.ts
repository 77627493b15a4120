import type { Result } from '../core/result.ts';
import type { CheckButton } from './check-report.ts';

const remeasure: CheckButton = {
  label: 'Re-measure',
  description: 'Measure this commit once more',
  identifier: 'remeasure',
};
const investigate: CheckButton = {
  label: 'Investigate',
  description: 'Find the cause and prove it',
  identifier: 'investigate',
};
const accept: CheckButton = {
  label: 'Accept',
  description: 'Accept it as it is, with a reason',
  identifier: 'accept',
};

/** What a person can do about a verdict; nothing where nothing is to do. */
export const buttonsOf = ({ verdict, metrics, policy }: Result): CheckButton[] => {
  const regressed = metrics.some((it) => it.primary && it.decision === 'regressed');
  const cause = regressed ? [investigate] : [];
  switch (verdict) {
    case 'pass':
      return [];
    case 'fail':
      return [remeasure, ...cause, accept];
    case 'inconclusive': {
      const blocks = policy.inconclusive === 'block' && policy.from !== 'head';
      return [remeasure, ...cause, ...(blocks ? [accept] : [])];
    }
    case 'invalid':
      return [remeasure];
  }
};
