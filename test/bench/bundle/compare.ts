import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { megabytes, quantile, seconds, table } from '../app/tables.ts';
import { bundleOwn } from './bundle-own.ts';
import { forestPackages, writeForest } from './forest.ts';
import { type NodeProgram, runAllMeasured, runMeasured, type Usage } from './measured-process.ts';
import { installOnce, installPeers, type Peer } from './peers.ts';
import { ownForm, statsForms } from './stats-forms.ts';

const runs = 3;

const ownWork = (own: string, name: string, files: boolean): Peer => ({
  name,
  files,
  programs: (base, head, form): readonly NodeProgram[] => [
    [own, base, head, `${form}.json`, ...(files ? ['--files'] : [])],
  ],
  allowed: [0],
});

interface Row {
  readonly tool: Peer;
  readonly form: string;
  readonly usages: Usage[];
  /** Why it could not be run on this form, or null. */
  failed: string | null;
}

/** Builds both sides, or takes what an earlier run with `--keep` left. */
const buildForests = async (root: string, size: number): Promise<{ base: string; head: string }> => {
  const packages = installOnce('bundle-bench-forest', forestPackages);
  const build = async (side: 'base' | 'head'): Promise<string> => {
    const directory = join(root, side);
    if (existsSync(join(directory, 'ready'))) return directory;
    rmSync(directory, { recursive: true, force: true });
    writeForest(directory, size, side);
    symlinkSync(join(packages, 'node_modules'), join(directory, 'node_modules'));
    const { wall, peak } = await runMeasured([join(import.meta.dirname, 'build-forest.ts'), directory], { directory });
    process.stderr.write(`${side}: built in ${seconds(wall)}, ${megabytes(peak)}\n`);
    mkdirSync(join(directory, 'ready'));
    return directory;
  };
  return { base: await build('base'), head: await build('head') };
};

const middle = (usages: readonly Usage[], of: keyof Usage): number =>
  quantile(
    usages.map((it) => it[of]),
    0.5,
  );

const cells = ({ tool, form, usages, failed }: Row): string[] => [
  tool.name,
  form,
  ...(failed === null
    ? [seconds(middle(usages, 'wall')), `${middle(usages, 'cpu').toFixed(1)} s`, megabytes(middle(usages, 'peak'))]
    : ['-', '-', failed]),
];

export interface CompareOptions {
  /** Modules. */
  readonly size: number;
  /** Whether the built sides stay for the next run. */
  readonly keep: boolean;
  /** Forms of the statistics; empty for all. */
  readonly only: readonly string[];
}

/** Pacegate and other tools on the same statistics of two builds: the median of three runs each, in turns. Markdown. */
export const benchCompare = async ({ size, keep, only }: CompareOptions): Promise<string> => {
  const peers = installPeers();
  const kept = join(tmpdir(), `bundle-bench-forest-${size}`);
  const root = keep ? kept : mkdtempSync(join(tmpdir(), 'bundle-bench-'));
  const remove = (): void => {
    if (!keep) rmSync(root, { recursive: true, force: true });
  };
  process.once('exit', remove);
  try {
    const { base, head } = await buildForests(root, size);
    const own = await bundleOwn(join(root, 'own'));
    const tools = [
      ownWork(own, 'Pacegate, both graphs and their causes', false),
      ownWork(own, 'Pacegate, with sizes of all files and the cost of every cause', true),
      ...peers,
    ];
    const forms = [ownForm, ...Object.keys(statsForms)].filter((form) => only.length === 0 || only.includes(form));
    const rows = forms.flatMap((form) =>
      tools
        .filter(({ name }) => form !== ownForm || name.startsWith('Pacegate'))
        .map((tool): Row => ({ tool, form, usages: [], failed: null })),
    );
    // In turns, so that a busy minute of the machine falls on all of them.
    for (let run = 0; run < runs; run++) {
      for (const row of rows) {
        if (row.failed !== null) continue;
        try {
          const { tool, form } = row;
          row.usages.push(
            await runAllMeasured(tool.programs(base, head, form), { directory: root, allowed: tool.allowed }),
          );
        } catch (error) {
          const text = error instanceof Error ? error.message : String(error);
          process.stderr.write(`${row.tool.name}, ${row.form}: ${text}\n`);
          row.failed = 'failed';
        }
      }
    }
    const sizes = forms.map((form) => [
      form,
      megabytes(statSync(join(base, `${form}.json`)).size),
      megabytes(statSync(join(head, `${form}.json`)).size),
    ]);
    return [
      `### Two sides of a project of about ${size.toLocaleString('en')} modules\n`,
      table(['statistics', 'base', 'head'], sizes),
      '',
      table(['tool', 'statistics', 'wall', 'CPU', 'peak memory'], rows.map(cells)),
      '',
      `Medians of ${runs} runs, in turns. With two programs, wall and CPU are of both together and memory is of the larger.`,
      '',
    ].join('\n');
  } finally {
    remove();
  }
};
