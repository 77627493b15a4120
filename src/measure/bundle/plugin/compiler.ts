/** What the plugin needs of webpack's and Rspack's compilers; their own types differ. */
export interface Compiler {
  readonly context: string;
  readonly name?: string | undefined;
  readonly outputPath: string;
  readonly watchMode?: boolean | undefined;
  readonly options: {
    readonly name?: string | undefined;
    readonly mode?: string | undefined;
    readonly target?: unknown;
    readonly output?: { readonly path?: string | undefined } | undefined;
  };
  readonly hooks: {
    readonly environment: { readonly tap: (name: string, hook: () => void) => void };
    readonly done: { readonly tap: (name: string, hook: (stats: Stats) => void) => void };
  };
  readonly getInfrastructureLogger: (name: string) => { readonly warn: (text: string) => void };
}

export interface Stats {
  readonly compilation: { readonly outputOptions: { readonly path?: string | undefined } };
  readonly hasErrors: () => boolean;
  readonly toJson: (options: Record<string, unknown>) => unknown;
}
