import { join } from 'node:path';
import { seconds, table } from '../app/tables.ts';
import { createDirectBuilds } from './build-web.ts';
import { runPacegate } from './check-bundle.ts';
import { holdAgainstTruth, type Held } from './hold-against-truth.ts';
import type { Patch } from './truth.ts';
import { createWebRepository } from './web-repository.ts';

const bytes = (value: number): string => `${value > 0 ? '+' : ''}${value.toLocaleString('en')}`;
const percent = (share: number): string => (Number.isFinite(share) ? `${(share * 100).toFixed(1)} %` : '-');
const tick = (right: boolean, instead = ''): string =>
  right ? 'yes' : `**no**${instead === '' ? '' : `: ${instead}`}`;

const changeOf = ({ patch, builds: { base, head } }: Held) => {
  const entry = patch.cause?.entry ?? 'main';
  return {
    initial: (head.initial.get(entry)?.gzip ?? 0) - (base.initial.get(entry)?.gzip ?? 0),
    async: head.async.gzip - base.async.gzip,
    total: head.total.gzip - base.total.gzip,
  };
};

const sizesCell = ({ wrongSizes: [first, ...others] }: Held): string =>
  tick(first === undefined, `${first ?? ''}${others.length === 0 ? '' : ` and ${others.length} more`}`);

const guiltyRow = (held: Held): string[] => {
  const { patch, checked, cause } = held;
  const { initial, async, total } = changeOf(held);
  const at =
    cause?.location === null || cause === null ? 'nowhere' : `${cause.location.path}:${cause.location.startLine}`;
  return [
    patch.name,
    checked.result.verdict,
    `${bytes(initial)} / ${bytes(async)} / ${bytes(total)}`,
    sizesCell(held),
    tick(held.kindRight, cause?.kind ?? 'none'),
    tick(held.lineRight && held.findingRight, held.lineRight ? 'no finding there' : at),
    bytes(held.trueCost),
    cause === null ? '-' : `${bytes(cause.cost.gzip)} (${cause.method})`,
    percent(held.costError),
    cause?.fix?.measured === undefined || cause.fix.measured === null ? '-' : bytes(cause.fix.measured.gzip),
    seconds(checked.time),
  ];
};

const innocentRow = (held: Held): string[] => {
  const { initial, async, total } = changeOf(held);
  const loud = held.checked.result.findings.filter(({ severity }) => severity !== 'information');
  return [
    held.patch.name,
    held.checked.result.verdict,
    `${bytes(initial)} / ${bytes(async)} / ${bytes(total)}`,
    sizesCell(held),
    tick(held.silent, loud.map(({ title }) => title).join('; ')),
    seconds(held.checked.time),
  ];
};

/** The causes as they were reported, for who looks into a wrong one. */
const told = ({ checked: { measurement } }: Held): string =>
  (measurement?.growth?.causes ?? [])
    .map(({ kind, entry, subject, location, cost }) => {
      const at = location === null ? 'nowhere' : `${location.path}:${location.startLine}`;
      return `${kind} ${subject} in ${entry ?? 'all'} at ${at}: ${bytes(cost.gzip)}`;
    })
    .join('\n  ');

const summary = (all: readonly Held[]): string => {
  const guilty = all.filter(({ patch }) => patch.cause !== null);
  const share = (right: (held: Held) => boolean, of = guilty): string => `${of.filter(right).length} of ${of.length}`;
  const innocent = all.filter(({ patch }) => patch.cause === null);
  return [
    `Kind right: ${share((it) => it.kindRight)}.`,
    `File and line right: ${share((it) => it.lineRight && it.findingRight)}.`,
    `All sizes exact: ${share((it) => it.wrongSizes.length === 0, [...all])}.`,
    `Cost within 5 %: ${share((it) => it.costError <= 0.05)}.`,
    `Innocent changes silent: ${share((it) => it.silent, innocent)}.`,
  ].join(' ');
};

/** Every change of the example's front end through the whole command, held against direct builds. Markdown. */
export const benchPatches = async (chosen: readonly Patch[]): Promise<string> => {
  using repository = createWebRepository();
  const direct = createDirectBuilds(repository);
  const all: Held[] = [];
  for (const [index, patch] of chosen.entries()) {
    repository.change(patch);
    const builds = {
      base: direct.build('main'),
      head: direct.build('head'),
      without: patch.cause === null ? null : direct.build('without'),
    };
    const checked = await runPacegate(repository.path, join(repository.root, 'results', patch.name), [
      'check',
      '--json',
    ]);
    const held = holdAgainstTruth(patch, checked, builds);
    all.push(held);
    process.stderr.write(
      `${index + 1}/${chosen.length} ${patch.name}: ${checked.result.verdict} after ${seconds(checked.time)}` +
        `${[...checked.result.reasons, ...held.wrongSizes, told(held)].map((it) => `\n  ${it}`).join('')}\n`,
    );
  }
  const guilty = all.filter(({ patch }) => patch.cause !== null);
  const innocent = all.filter(({ patch }) => patch.cause === null);
  const change = 'gzip: first load / later / all files';
  return [
    '### Changes of the example, held against builds with and without their cause\n',
    summary(all),
    '',
    ...(guilty.length === 0
      ? []
      : [
          table(
            [
              'change',
              'verdict',
              change,
              'sizes exact',
              'kind',
              'file and line',
              'true cost',
              'stated cost',
              'off by',
              'fix, measured',
              'check took',
            ],
            guilty.map(guiltyRow),
          ),
          '',
        ]),
    ...(innocent.length === 0
      ? []
      : [table(['change', 'verdict', change, 'sizes exact', 'silent', 'check took'], innocent.map(innocentRow)), '']),
  ].join('\n');
};
