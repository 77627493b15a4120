import type { ChildProcess, spawn } from 'node:child_process';
import { pathToFileURL } from 'node:url';

/** What is used of a browser that chrome-launcher starts. */
interface Launched {
  readonly port?: number;
  launch(): Promise<void>;
}

export interface LauncherPackage {
  readonly Launcher: new (
    options: {
      readonly chromePath: string;
      readonly chromeFlags: readonly string[];
      readonly userDataDir: string;
      readonly handleSIGINT: boolean;
      readonly logLevel: 'silent';
      /** Between two looks whether the browser listens, ms, and how many. */
      readonly connectionPollInterval: number;
      readonly maxConnectionRetries: number;
    },
    overrides: { readonly spawn: (...parameters: Parameters<typeof spawn>) => ChildProcess },
  ) => Launched;
  /** Throws when there is none. */
  getChromePath(): string;
}

/** What Lighthouse's parser of the network log makes of a request; times in ms. */
export interface NetworkRecord {
  readonly url: string;
  readonly resourceType?: string;
  readonly statusCode: number;
  readonly failed: boolean;
  readonly transferSize: number;
  readonly responseHeadersTransferSize: number;
  readonly networkRequestTime: number;
  readonly networkEndTime: number;
  readonly rendererStartTime: number;
  readonly frameId?: string;
  readonly fromDiskCache: boolean;
  readonly fromMemoryCache: boolean;
  readonly fetchedViaServiceWorker: boolean;
  readonly redirectDestination?: NetworkRecord;
}

export interface LighthousePackage {
  default(
    url: string,
    flags: Readonly<Record<string, unknown>>,
    config: Readonly<Record<string, unknown>>,
  ): Promise<
    | { readonly lhr: Readonly<Record<string, unknown>>; readonly artifacts: Readonly<Record<string, unknown>> }
    | undefined
  >;
  readonly desktopConfig: { readonly settings?: Readonly<Record<string, unknown>> };
  readonly NetworkRecords: {
    request(log: unknown, context: { readonly computedCache: Map<string, unknown> }): Promise<readonly NetworkRecord[]>;
  };
}

export interface ChromiumPackage {
  readonly default: { executablePath(): Promise<string>; setGraphicsMode: boolean };
}

// The version was looked at before, so that the names mean what they are taken to mean.
const has = (module: unknown, name: string): boolean => typeof module === 'object' && module !== null && name in module;

const isLauncher = (module: unknown): module is LauncherPackage => has(module, 'Launcher');
const isLighthouse = (module: unknown): module is LighthousePackage =>
  has(module, 'default') && has(module, 'NetworkRecords');
const isChromium = (module: unknown): module is ChromiumPackage => has(module, 'default');

const load = async <T>(file: string, is: (module: unknown) => module is T): Promise<T> => {
  const module: unknown = await import(pathToFileURL(file).href);
  if (!is(module)) throw new Error(`${file} is not the package that it should be`);
  return module;
};

export const loadLauncher = (file: string): Promise<LauncherPackage> => load(file, isLauncher);
export const loadLighthouse = (file: string): Promise<LighthousePackage> => load(file, isLighthouse);
export const loadChromium = (file: string): Promise<ChromiumPackage> => load(file, isChromium);
