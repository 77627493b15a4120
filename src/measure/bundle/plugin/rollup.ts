import { dirname, resolve } from 'node:path';
import { finishGraph } from '../read/graph/finish-graph.ts';
import type { Draft } from '../read/graph/draft.ts';
import { defaultFile } from '../read/own/statistics-file.ts';
import { plainPath } from '../read/webpack/module-name.ts';
import { draftOfRollup } from './draft-of-rollup.ts';
import { joinDrafts } from './join-drafts.ts';
import type { ModuleInfo, OutputBundle, PluginContext } from './rollup-shapes.ts';
import { writeStatistics } from './write-statistics.ts';

export interface PacegateRollupOptions {
  /** Where to write, from the output directory; "pacegate-stats.json" by default. */
  readonly file?: string;
}

interface OutputOptions {
  readonly dir?: string | undefined;
  readonly file?: string | undefined;
  readonly format?: string | undefined;
}

/** What Vite tells a plugin. */
interface ViteConfiguration {
  readonly root: string;
  readonly mode: string;
  readonly build: { readonly ssr?: unknown };
}

export interface PacegateRollup {
  readonly name: string;
  readonly apply: 'build';
  readonly enforce: 'post';
  readonly configResolved: (configuration: ViteConfiguration) => void;
  readonly buildStart: () => void;
  readonly writeBundle: (this: PluginContext, options: OutputOptions, bundle: OutputBundle) => void;
}

const modulesOf = (context: PluginContext): ModuleInfo[] =>
  [...context.getModuleIds()].flatMap((id) => context.getModuleInfo(id) ?? []);

/** Servers, workers of servers and prerendering are not what browsers download. */
const isForBrowsers = ({ environment }: PluginContext, vite: ViteConfiguration | null): boolean => {
  if (environment !== undefined) return environment.config?.consumer !== 'server' && environment.name !== 'ssr';
  return vite === null || vite.build.ssr === undefined || vite.build.ssr === false;
};

/**
 * For `plugins` of Rollup, Rolldown and Vite: writes what Pacegate reads beside the emitted files. It never makes a build fail: what
 * goes wrong here is a warning, and a missing file is noticed where it is read.
 */
export const pacegateRollup = ({ file = defaultFile }: PacegateRollupOptions = {}): PacegateRollup => {
  let vite: ViteConfiguration | null = null;
  /** Of this build, by file: several outputs may go into one directory. */
  const drafts = new Map<string, Draft>();
  return {
    name: 'pacegate',
    apply: 'build',
    enforce: 'post',
    configResolved: (configuration) => {
      vite = configuration;
    },
    buildStart: () => {
      drafts.clear();
    },
    writeBundle(options, bundle) {
      try {
        if (!isForBrowsers(this, vite)) return;
        const context = resolve(vite?.root ?? process.cwd());
        const output = resolve(context, options.dir ?? dirname(options.file ?? '.'));
        const path = resolve(output, file);
        const { rollupVersion, viteVersion } = this.meta ?? {};
        const draft = draftOfRollup({
          bundle,
          modules: modulesOf(this),
          context: plainPath(context),
          bundler:
            vite === null
              ? { name: 'rollup', version: rollupVersion ?? null }
              : { name: 'vite', version: viteVersion ?? null },
          mode: vite?.mode ?? null,
        });
        const known = drafts.get(path);
        const whole = known === undefined ? draft : joinDrafts(known, draft, options.format ?? 'other');
        drafts.set(path, whole);
        writeStatistics({ file: path, context, output, ...finishGraph(whole) });
      } catch (error) {
        this.warn(
          `The statistics for Pacegate were not written: ${error instanceof Error ? error.message : String(error)}`,
        );
      }
    },
  };
};
