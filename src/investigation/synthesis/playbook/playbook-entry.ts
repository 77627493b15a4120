import type { Investigation } from '../../../core/investigation.ts';
import type { PlaybookEntry } from '../../../core/playbook.ts';
import { classOf } from '../../classes.ts';
import type { Symptoms } from './fingerprint.ts';

const short = (text: string): string => text.slice(0, 2000);
const few = (texts: readonly string[]): string[] => texts.slice(0, 12).map(short);

/**
 * What a finished investigation teaches; null where no cause was proven. `reference`: where it was, as people refer to it: "#123". `at`:
 * ISO 8601. Secrets are hidden in investigations already.
 */
export const playbookEntry = (
  investigation: Pick<Investigation, 'learning' | 'hypotheses' | 'rootCause' | 'contributing' | 'state'>,
  symptoms: Symptoms,
  { reference, at }: { readonly reference: string; readonly at: string },
): PlaybookEntry | null => {
  const { learning, hypotheses, rootCause, contributing, state } = investigation;
  const id = rootCause ?? contributing[0];
  const hypothesis = hypotheses.find((it) => it.id === id);
  const experiment = hypothesis?.experiment ?? null;
  if (learning === null || hypothesis === undefined || experiment === null) return null;
  return {
    schema: 'pacegate/playbook@1',
    at,
    reference: short(reference),
    class: hypothesis.class,
    title: classOf(hypothesis.class).title,
    symptoms: few(learning.symptoms),
    cause: short(learning.cause),
    proof: short(learning.proof),
    fix: short(learning.fix),
    prevention: short(learning.prevention),
    monitor: short(learning.monitor),
    recovery: rootCause === null ? null : experiment.recovery,
    confirmed: state === 'closed',
    fingerprint: {
      class: hypothesis.class,
      undone: experiment.undone,
      counters: few(symptoms.counters),
      shape: few(symptoms.shape),
    },
  };
};
