import type { Investigation } from '../../core/investigation.ts';
import { classOf } from '../classes.ts';
import { causeText } from './cause-words.ts';
import type { Guilty } from './guilty.ts';
import type { PlaybookMatch } from './playbook/match-playbook.ts';
import { proofSentences } from './proof-words.ts';

type Learning = NonNullable<Investigation['learning']>;

const mostSymptoms = 6;

/** What is to be remembered of a proven cause; of several the first. null where none was proven. */
export const learningOf = (
  [first, ...others]: readonly Guilty[],
  symptoms: readonly string[],
  seenBefore: readonly PlaybookMatch[],
): Learning | null => {
  if (first === undefined) return null;
  const { hypothesis, experiment, isRoot, what } = first;
  const { title, fix, prevention, monitor } = classOf(hypothesis.class);
  const joined =
    isRoot || others.length === 0 ? '' : ` Together with ${others.map((it) => causeText(it.hypothesis)).join('; ')}.`;
  return {
    symptoms: symptoms.slice(0, mostSymptoms),
    cause: `${title}: ${causeText(hypothesis)}.${joined}`,
    class: hypothesis.class,
    proof: [...proofSentences(experiment, what), ...experiment.notes].join(' '),
    fix,
    prevention,
    monitor,
    seenBefore: [...new Set(seenBefore.map(({ entry }) => entry.reference))],
  };
};
