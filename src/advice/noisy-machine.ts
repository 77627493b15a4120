import { formatShare } from '../core/format.ts';
import { isNoisy } from '../core/noise.ts';
import { makeFinding } from './make-finding.ts';
import type { Rule } from './rule.ts';

/** The machine was busy with other work: intervals are wider than they need be. */
export const noisyMachine: Rule = ({ suites }) =>
  suites.flatMap(({ name, wait, schedule }) => {
    if (wait === null || !isNoisy(wait, schedule)) return [];
    const finding = makeFinding({
      identity: { kind: 'noisy-machine', suite: name, scenario: null, route: null, metric: null },
      severity: 'information',
      title: `The machine was busy: ${name} waited for a core ${formatShare(Math.round(wait * 100) / 100)} of the time`,
      metric: null,
      scenario: null,
      evidence: [
        schedule === 'duet'
          ? 'Both sides are loaded at the same time and wait alike, but it takes more blocks to be sure.'
          : 'The sides are loaded one after the other and may meet different noise, so it takes more blocks to be sure.',
      ],
      next: 'Stop other work on this machine while it measures, or measure on one with more cores.',
    });
    return [{ finding, size: 0 }];
  });
