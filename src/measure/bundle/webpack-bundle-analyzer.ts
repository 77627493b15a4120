/** Texts of the modules of one emitted file, by the bundler's id. */
export interface ParsedBundle {
  readonly modules: Readonly<Record<string, string>>;
  readonly text: string;
  readonly isModule: boolean;
}

/**
 * Takes an emitted script of webpack or Rspack apart. It is read as a script, then as an ES module. null: neither.
 * The analyzer is loaded when it is needed first: it brings a parser along.
 */
export const parseBundle = async (path: string, ids: readonly string[]): Promise<ParsedBundle | null> => {
  const { default: parser } = await import('webpack-bundle-analyzer/lib/parseUtils.js');
  for (const sourceType of ['script', 'module'] as const) {
    try {
      const { modules, src } = parser.parseBundle(path, { sourceType, expectedModuleIds: [...ids] });
      return { modules, text: src, isModule: sourceType === 'module' };
    } catch (error) {
      // Errors of Node's own modules (a file that is gone) have a code; acorn's have a position.
      if (typeof error !== 'object' || error === null || !('pos' in error)) throw error;
    }
  }
  return null;
};

/** Statistics in the shape of webpack, as far as the analyzer reads them. */
export interface ReportStats {
  readonly assets: readonly object[];
  readonly modules: readonly object[];
  readonly entrypoints: Readonly<Record<string, object>>;
}

export interface ReportOptions {
  /** Absolute. */
  readonly file: string;
  /** Plain text; the analyzer escapes it. */
  readonly title: string;
  /** Directory of the emitted files; null: only sizes of sources are shown. */
  readonly output: string | null;
}

/**
 * Writes the analyzer's treemap as one HTML file. It opens no browser and prints nothing. `stats` is changed by it.
 * The texts that it would have printed as warnings and errors are returned: it never fails, so look whether the file is there.
 */
export const writeReport = async (stats: ReportStats, options: ReportOptions): Promise<string[]> => {
  const { default: viewer } = await import('webpack-bundle-analyzer/lib/viewer.js');
  const said: string[] = [];
  const keep = (text: string): void => {
    said.push(text);
  };
  const logger = { debug: (): void => {}, info: (): void => {}, warn: keep, error: keep };
  await viewer.generateReport(stats, {
    openBrowser: false,
    reportFilename: options.file,
    reportTitle: options.title,
    bundleDir: options.output,
    logger,
    defaultSizes: options.output === null ? 'stat' : 'gzip',
    compressionAlgorithm: 'gzip',
  });
  return said;
};
