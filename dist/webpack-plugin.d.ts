export interface PacegateWebpackOptions {
  /** Where to write, from the output directory; "pacegate-stats.json" by default. */
  readonly file?: string;
  /** Only the compiler of this name; by default each that builds for browsers. */
  readonly name?: string;
}
/** For `plugins` of webpack 5, Rspack and Next.js: writes what Pacegate reads beside the emitted files. */
export declare const pacegateWebpack: (options?: PacegateWebpackOptions) => { readonly apply: (compiler: unknown) => void };
