/** What the plugin needs of Rollup, Rolldown and Vite 5 to 8. Their own types differ, and some parts are missing in some. */
export interface RenderedModule {
  readonly code?: string | null | undefined;
  readonly renderedLength: number;
  readonly renderedExports?: readonly string[] | undefined;
  readonly removedExports?: readonly string[] | undefined;
}

export interface OutputChunk {
  readonly type: 'chunk';
  readonly fileName: string;
  readonly name: string;
  readonly isEntry: boolean;
  readonly facadeModuleId: string | null;
  readonly imports: readonly string[];
  readonly dynamicImports: readonly string[];
  readonly modules: Readonly<Record<string, RenderedModule>>;
  /** Of Vite. */
  readonly viteMetadata?:
    | { readonly importedCss?: Iterable<string> | undefined; readonly importedAssets?: Iterable<string> | undefined }
    | undefined;
}

export interface OutputAsset {
  readonly type: 'asset';
  readonly fileName: string;
}

export type OutputBundle = Readonly<Record<string, OutputChunk | OutputAsset>>;

export interface ModuleInfo {
  readonly id: string;
  readonly code?: string | null | undefined;
  readonly isExternal?: boolean | undefined;
  readonly importedIds: readonly string[];
  readonly dynamicallyImportedIds: readonly string[];
  /** Of @rollup/plugin-commonjs. */
  readonly meta?: Readonly<Record<string, unknown>> | undefined;
  /** Of Rolldown: "es", "cjs". */
  readonly inputFormat?: string | undefined;
}

/** `this` in a hook. */
export interface PluginContext {
  readonly getModuleIds: () => Iterable<string>;
  readonly getModuleInfo: (id: string) => ModuleInfo | null;
  readonly warn: (text: string) => void;
  readonly meta?: {
    readonly rollupVersion?: string | undefined;
    readonly rolldownVersion?: string | undefined;
    readonly viteVersion?: string | undefined;
  };
  /** Of Vite 6 and later: "client", "ssr". */
  readonly environment?:
    { readonly name: string; readonly config?: { readonly consumer?: string | undefined } | undefined } | undefined;
}
