export interface PacegateRollupOptions {
  /** Where to write, from the output directory; "pacegate-stats.json" by default. */
  readonly file?: string;
}
/** For `plugins` of Rollup, Rolldown and Vite: writes what Pacegate reads beside the emitted files. */
export declare const pacegateRollup: (options?: PacegateRollupOptions) => { readonly name: string };
