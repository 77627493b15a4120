import { seconds, table } from '../app/tables.ts';
import { caughtText, type Held } from './hold-against-truth.ts';

const tick = (right: boolean): string => (right ? 'yes' : '**no**');

const firstText = ({ first }: Held): string =>
  first === null ? 'nothing' : `\`${first.name}\`, ${first.path}${first.line === null ? '' : `:${first.line}`}`;

/** Prepared to verdict: what the measurement itself needed. */
const measured = ({ checked }: Held): string => seconds(checked.result.time.measure);

const guiltyRow = (held: Held): string[] => {
  const { patch, checked, own, caught, falselyBlamed, firstRight, lineRight } = held;
  const functions = patch.cause?.functions ?? [];
  return [
    patch.name,
    patch.cause?.class ?? '',
    checked.result.verdict,
    caught.length === 0 ? '**missed**' : caughtText(held),
    measured(held),
    own.length === 0 ? `**no**: ${(patch.cause?.metrics ?? []).join(', ')}` : own.join(', '),
    functions.length === 0 ? `(${firstText(held)})` : `${firstRight ? '' : '**no**: '}${firstText(held)}`,
    tick(lineRight),
    falselyBlamed.length === 0 ? 'nothing' : `**${falselyBlamed.join(', ')}**`,
  ];
};

const innocentRow = (held: Held): string[] => [
  held.patch.name,
  held.checked.result.verdict,
  held.caught.length === 0 ? 'nothing' : `**${caughtText(held)}**`,
  measured(held),
  held.checked.result.findings
    .filter(({ severity }) => severity !== 'information')
    .map(({ title }) => title)
    .join('; ') || 'none',
];

const summary = (guilty: readonly Held[], innocent: readonly Held[]): string => {
  const share = (right: (held: Held) => boolean, of: readonly Held[]): string =>
    `${of.filter(right).length} of ${of.length}`;
  const busy = guilty.filter(({ patch }) => (patch.cause?.functions.length ?? 0) > 0);
  return [
    `Caught by a primary metric: ${share(({ caught }) => caught.length > 0, guilty)}.`,
    `By a metric of their own: ${share(({ own }) => own.length > 0, guilty)}.`,
    `Slowed function named first: ${share(({ firstRight }) => firstRight, busy)}.`,
    `A finding at the true line: ${share(({ lineRight }) => lineRight, guilty)}.`,
    `Other routes blamed: ${share(({ falselyBlamed }) => falselyBlamed.length > 0, guilty)}.`,
    `Innocent changes blocked: ${share(({ checked }) => checked.result.verdict === 'fail', innocent)}.`,
  ].join(' ');
};

/** Everything that was checked, as Markdown. */
export const renderTables = (all: readonly Held[]): string => {
  const guilty = all.filter(({ patch }) => patch.cause !== null);
  const innocent = all.filter(({ patch }) => patch.cause === null);
  const head = [
    'change',
    'class',
    'verdict',
    'caught by',
    'after',
    'own metric',
    'profile names first',
    'line found',
    'falsely blamed',
  ];
  return [
    '### Changes of the store through `pacegate check`\n',
    summary(guilty, innocent),
    '',
    ...(guilty.length === 0 ? [] : [table(head, guilty.map(guiltyRow)), '']),
    ...(innocent.length === 0
      ? []
      : [table(['change', 'verdict', 'blamed', 'after', 'findings'], innocent.map(innocentRow)), '']),
  ].join('\n');
};
