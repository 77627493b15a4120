import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import type { NodeProgram } from './measured-process.ts';

const packages = [
  'webpack-bundle-analyzer@5.4.0',
  'bundle-stats@4.22.1',
  '@statoscope/cli@5.29.0',
  '@statoscope/stats-validator-plugin-webpack@5.29.0',
];

/** Installs packages once into a directory below the system's temporary one. */
export const installOnce = (name: string, wanted: readonly string[]): string => {
  const directory = join(tmpdir(), name);
  const done = join(directory, `${Buffer.from(wanted.join()).toString('base64url').slice(-40)}.installed`);
  if (existsSync(done)) return directory;
  mkdirSync(directory, { recursive: true });
  writeFileSync(join(directory, 'package.json'), JSON.stringify({ name: 'bench', version: '1.0.0', private: true }));
  execFileSync(
    'npm',
    ['install', '--save-exact', '--no-audit', '--no-fund', '--legacy-peer-deps', '--loglevel', 'error', ...wanted],
    {
      cwd: directory,
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  );
  writeFileSync(done, '');
  return directory;
};

const manifestSchema = z.object({ bin: z.union([z.string(), z.record(z.string(), z.string())]) });

/** The file that a package's command runs. */
const programOf = (directory: string, name: string, command: string): string => {
  const folder = join(directory, 'node_modules', name);
  const { bin } = manifestSchema.parse(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')));
  return join(folder, typeof bin === 'string' ? bin : (bin[command] ?? `no command ${command}`));
};

const statoscopeConfiguration = `module.exports = {
  validate: {
    plugins: ['@statoscope/webpack'],
    reporters: ['@statoscope/console'],
    rules: {
      '@statoscope/webpack/diff-entry-download-size-limits': ['error', { global: { maxSizeDiff: 1024 } }],
      '@statoscope/webpack/no-packages-dups': ['warn'],
    },
  },
};
`;

export interface Peer {
  readonly name: string;
  /** Reads the emitted files too. */
  readonly files: boolean;
  /** What it runs for the statistics of both sides. */
  readonly programs: (base: string, head: string, form: string) => readonly NodeProgram[];
  /** Exit codes that are no failure: a gate that says no has done its work. */
  readonly allowed: readonly number[];
}

/** The tools, each as its own command line runs. */
export const installPeers = (): Peer[] => {
  const directory = installOnce('bundle-bench-peers', packages);
  const configuration = join(directory, 'statoscope.config.js');
  writeFileSync(configuration, statoscopeConfiguration);
  const analyse = (side: string, form: string): NodeProgram => [
    programOf(directory, 'webpack-bundle-analyzer', 'webpack-bundle-analyzer'),
    join(side, `${form}.json`),
    join(side, 'dist'),
    '--mode',
    'json',
    '--report',
    join(side, 'report.json'),
    '--no-open',
  ];
  return [
    {
      name: 'webpack-bundle-analyzer, JSON report of both sides',
      files: true,
      programs: (base, head, form) => [analyse(base, form), analyse(head, form)],
      allowed: [0],
    },
    {
      name: 'bundle-stats, comparison as JSON',
      files: false,
      programs: (base, head, form) => [
        [
          programOf(directory, 'bundle-stats', 'bundle-stats'),
          '--json',
          '--no-html',
          '--out-dir',
          join(head, 'bundle-stats'),
          join(head, `${form}.json`),
          join(base, `${form}.json`),
        ],
      ],
      allowed: [0],
    },
    {
      name: 'statoscope validate, two rules',
      files: false,
      programs: (base, head, form) => [
        [
          programOf(directory, '@statoscope/cli', 'statoscope'),
          'validate',
          '--config',
          configuration,
          '--input',
          join(head, `${form}.json`),
          '--reference',
          join(base, `${form}.json`),
        ],
      ],
      allowed: [0, 1],
    },
  ];
};
