/** The parts of webpack-bundle-analyzer 5.4.0 that are used. They are internal to it: the version is pinned, and a contract test watches them. */
declare module 'webpack-bundle-analyzer/lib/parseUtils.js' {
  const parseUtils: {
    /** Reads the file at once. Throws acorn's SyntaxError. `modules`: text of each module's function, by id. */
    parseBundle(
      path: string,
      options: { sourceType: 'script' | 'module'; expectedModuleIds: string[] },
    ): { modules: Record<string, string>; src: string; runtimeSrc: string };
  };
  export default parseUtils;
}

declare module 'webpack-bundle-analyzer/lib/viewer.js' {
  interface Logger {
    debug(text: string): void;
    info(text: string): void;
    warn(text: string): void;
    error(text: string): void;
  }

  const viewer: {
    /** Changes `stats`. Without a chart it says so to the logger, writes nothing and does not fail. */
    generateReport(
      stats: object,
      options: {
        openBrowser: boolean;
        reportFilename: string;
        reportTitle: string;
        bundleDir: string | null;
        logger: Logger;
        defaultSizes: 'stat' | 'parsed' | 'gzip';
        compressionAlgorithm: 'gzip';
      },
    ): Promise<void>;
  };
  export default viewer;
}

declare module 'webpack-bundle-analyzer/lib/analyzer.js' {
  const analyzer: {
    /** Changes `stats`. */
    getViewerData(stats: object, bundleDir: string | null, options: { compressionAlgorithm: 'gzip' }): unknown;
  };
  export default analyzer;
}
