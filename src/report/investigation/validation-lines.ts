import type { Investigation } from '../../core/investigation.ts';
import { codeSpan } from '../escape.ts';
import { causeOf } from './cause-of.ts';
import { criteriaLines } from './plan-lines.ts';

/** How many criteria a check's comment shows. */
const most = 8;

/** What a later check says of an investigation, for that check's comment: each success criterion, and whether it is over. */
export const validationLines = (investigation: Investigation): string[] => {
  const { state, scope, validation } = investigation;
  if (validation.criteria.length === 0) return [];
  const cause = causeOf(investigation);
  const what = `The investigation of ${codeSpan(scope.head.slice(0, 10))}${cause === null ? '' : ` (${cause})`}`;
  const isHeld = validation.criteria.every((it) => it.state === 'reached');
  const heading =
    state !== 'closed'
      ? `${what} stays open until all of this holds:`
      : isHeld
        ? `✅ ${what} is closed: all it wanted is reached.`
        : `${what} is closed; this check could not decide again all that it wanted:`;
  return [heading, '', ...criteriaLines(investigation, most)];
};
