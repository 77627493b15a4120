import { shareWords } from '../../../src/investigation/synthesis/share-words.ts';
import { quantile, seconds, table } from '../app/tables.ts';
import type { HeldInvestigation } from './hold-investigation.ts';
import type { Times } from './run-investigation.ts';

const tick = (right: boolean): string => (right ? 'yes' : '**no**');

const time = (value: number | null): string => (value === null ? '-' : seconds(value));

/** From the last block of base and head to the first answer. */
const answerTime = ({ compared, answered }: Times): number | null =>
  compared === null || answered === null ? null : Math.max(0, answered - compared);

const list = (texts: readonly string[]): string =>
  texts.length === 0 ? 'nothing' : `**${texts.join('; ').replaceAll('|', String.raw`\|`)}**`;

const guiltyRow = (held: HeldInvestigation): string[] => {
  const { trial, investigated, firstRight, right, proven, recovery, blamed, accused, cleared, named } = held;
  const { times, investigation } = investigated;
  return [
    trial.name,
    trial.causes.map((it) => it.class).join(' + '),
    investigation.state,
    tick(firstRight),
    right ? 'yes' : `**no** (${named.length} of ${trial.causes.length})`,
    tick(proven),
    recovery === null ? '-' : shareWords(recovery),
    list([...blamed, ...accused.map((it) => `contributing: ${it}`)]),
    String(cleared),
    time(answerTime(times)),
    time(times.proven),
  ];
};

const innocentRow = ({ trial, investigated, blamed, accused }: HeldInvestigation): string[] => [
  trial.name,
  investigated.result.verdict,
  investigated.investigation.state,
  list([...blamed, ...accused.map((it) => `contributing: ${it}`)]),
  time(investigated.times.ended),
];

const median = (values: readonly (number | null)[]): string => {
  const known = values.filter((it) => it !== null);
  return known.length === 0 ? '-' : `${seconds(quantile(known, 0.5))} (largest ${seconds(Math.max(...known))})`;
};

const summary = (all: readonly HeldInvestigation[]): string => {
  const guilty = all.filter(({ trial }) => trial.causes.length > 0);
  const several = guilty.filter(({ trial }) => trial.causes.length > 1);
  const share = (holds: (it: HeldInvestigation) => boolean, of: readonly HeldInvestigation[]): string =>
    `${of.filter(holds).length} of ${of.length}`;
  const placebos = all.flatMap(({ investigated }) => investigated.investigation.placebo ?? []);
  const times = guilty.map(({ investigated }) => investigated.times);
  return [
    `- Seen by the gate: ${share(({ seen }) => seen, guilty)}.`,
    `- Guilty change named: ${share(({ right }) => right, guilty)}; first in the first answer, before anything was undone: ${share(({ firstRight }) => firstRight, guilty)}.`,
    `- Proven by what undoing it wins back: ${share(({ proven }) => proven, guilty)}.`,
    `- All causes named where there are two: ${share(({ right }) => right, several)}.`,
    `- Changes in which something innocent is called root cause: ${share(({ blamed }) => blamed.length > 0, all)}; contributing: ${share(({ accused }) => accused.length > 0, all)}.`,
    `- Placebo arms called root cause: ${placebos.filter(({ decision }) => decision === 'root-cause').length} of ${placebos.length}.`,
    `- First answer after the blocks of both sides exist, median: ${median(times.map(answerTime))}.`,
    `- Proof after the command, median: ${median(times.map(({ proven }) => proven))}.`,
  ].join('\n');
};

/** Everything that was investigated, as Markdown. */
export const renderInvestigations = (all: readonly HeldInvestigation[]): string => {
  const guilty = all.filter(({ trial }) => trial.causes.length > 0);
  const innocent = all.filter(({ trial }) => trial.causes.length === 0);
  const head = [
    'change',
    'class',
    'state',
    'first suspect right',
    'named',
    'proven',
    'undoing it wins back',
    'innocent accused',
    'cleared',
    'first answer after blocks',
    'proof after command',
  ];
  return [
    '### Changes of the examples through `pacegate investigate`\n',
    summary(all),
    '',
    ...(guilty.length === 0 ? [] : [table(head, guilty.map(guiltyRow)), '']),
    ...(innocent.length === 0
      ? []
      : [table(['innocent change', 'verdict', 'state', 'accused', 'time'], innocent.map(innocentRow)), '']),
  ].join('\n');
};
