import { join } from 'node:path';
import { build } from 'esbuild';

/** What a user's build loads, by the name of the file in dist/: one file each, for `import` and for `require`. */
const plugins = {
  'webpack-plugin': 'src/measure/bundle/plugin/webpack.ts',
  'rollup-plugin': 'src/measure/bundle/plugin/rollup.ts',
} as const;

/** A bundler's own types would make its package part of ours. */
const types = {
  'webpack-plugin': `export interface PacegateWebpackOptions {
  /** Where to write, from the output directory; "pacegate-stats.json" by default. */
  readonly file?: string;
  /** Only the compiler of this name; by default each that builds for browsers. */
  readonly name?: string;
}
/** For \`plugins\` of webpack 5, Rspack and Next.js: writes what Pacegate reads beside the emitted files. */
export declare const pacegateWebpack: (options?: PacegateWebpackOptions) => { readonly apply: (compiler: unknown) => void };
`,
  'rollup-plugin': `export interface PacegateRollupOptions {
  /** Where to write, from the output directory; "pacegate-stats.json" by default. */
  readonly file?: string;
}
/** For \`plugins\` of Rollup, Rolldown and Vite: writes what Pacegate reads beside the emitted files. */
export declare const pacegateRollup: (options?: PacegateRollupOptions) => { readonly name: string };
`,
} as const satisfies Record<keyof typeof plugins, string>;

interface PluginFile {
  readonly name: string;
  readonly contents: Uint8Array | string;
}

/** The plugins as files of dist/. They run in the user's build, whose Node may be older than ours, and need no package. */
export const bundlePlugins = async (root: string): Promise<readonly PluginFile[]> => {
  const files: PluginFile[] = [];
  for (const [name, entry] of Object.entries(plugins))
    for (const [format, ending] of [
      ['esm', 'mjs'],
      ['cjs', 'cjs'],
    ] as const) {
      const { outputFiles } = await build({
        absWorkingDir: root,
        entryPoints: [join(root, entry)],
        write: false,
        bundle: true,
        format,
        platform: 'node',
        target: 'node18',
        charset: 'utf8',
        legalComments: 'none',
        preserveSymlinks: true,
        // A tsconfig.json beside the sources would say whether "use strict" is written.
        tsconfigRaw: {},
        logLevel: 'warning',
      });
      const [file] = outputFiles;
      if (file !== undefined) files.push({ name: `${name}.${ending}`, contents: file.contents });
    }
  for (const [name, text] of Object.entries(types)) files.push({ name: `${name}.d.ts`, contents: text });
  return files;
};
