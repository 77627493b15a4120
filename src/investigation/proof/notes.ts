import { type ArmDecision, type Evidence, interactionOf } from './decide.ts';
import { limits } from './limits.ts';
import type { Reproduced } from './openness.ts';
import type { Share } from './shares.ts';

const percent = (value: number): number => Math.round(value * 100) + 0;

/** "31 % (-5 to 72 %)" of the regression. */
export const shareText = ({ estimate, low, high }: Share): string =>
  `${percent(estimate)} % (${percent(low)} to ${percent(high)} %)`;

/** Less is as good as nothing, however surely it is there. */
const leastPart = 0.02;

const undecided = ({ recovery, reproduction }: Evidence): string => {
  const parts = [
    ...(recovery === null ? [] : [`undoing it wins back ${shareText(recovery)}`]),
    ...(reproduction === null ? [] : [`alone it shows ${shareText(reproduction)}`]),
  ].join(' and ');
  return parts === ''
    ? 'Its blocks vary too much, or are too few, to tell a share of the regression.'
    : `${parts.charAt(0).toUpperCase()}${parts.slice(1)}, which decides nothing.`;
};

const interactions = {
  'needs-another':
    'Without it the regression is gone, but alone it does not show it: it takes something else of the change to do harm.',
  'hidden-by-another':
    'Alone it shows the regression, but without it the regression stays: something else of the change does the same harm.',
} as const;

const ofReproduction: Partial<Readonly<Record<Reproduced, string>>> = {
  impossible: 'The base with only this change could not be made, so it is not shown that it is enough alone.',
  wanted: 'The base with only this change was not measured, so it is not shown that it is enough alone.',
  running: 'The base with only this change was not measured to the end, so it is not shown that it is enough alone.',
  undecided: 'It could not be decided whether this change alone is enough.',
};

/** What limits a decision, in sentences. `reproduced`: of what was found guilty and should have been reproduced, else null. */
export const notesOf = (
  decision: ArmDecision,
  evidence: Evidence & { readonly group: string | null },
  reproduced: Reproduced | null,
): string[] => {
  const { recovery, counter, within, group } = evidence;
  const isHigh = recovery !== null && recovery.low >= limits.proven;
  const interaction = interactionOf(evidence);
  const lack = reproduced === null ? undefined : ofReproduction[reproduced];
  const isGuilty = decision === 'root-cause' || decision === 'contributing';
  return [
    ...(decision === 'undecided' ? [undecided(evidence)] : []),
    ...(decision === 'ruled-out' && recovery !== null && recovery.low > leastPart
      ? [`It takes a small part: undoing it wins back ${shareText(recovery)}.`]
      : []),
    ...(group === null ? [] : ['It was undone together with others, not alone.']),
    ...(interaction === null ? [] : [interactions[interaction]]),
    ...(isHigh && counter?.moved === false
      ? [`${counter.metric} did not go back with it, so the recovery may have another reason.`]
      : []),
    ...(isHigh && decision === 'contributing' && within !== 'yes'
      ? [
          within === 'no'
            ? 'What is left without it is still beyond the tolerance.'
            : 'It could not be shown that what is left without it is within the tolerance.',
        ]
      : []),
    ...(isGuilty && lack !== undefined ? [lack] : []),
  ];
};
