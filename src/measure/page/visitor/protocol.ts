import type { PageCookie, PageSuite } from '../../../config/page-suite.ts';

/** What the visitor's process is asked for, once in its life. */
export type Task =
  /** Where chrome-launcher finds an installed browser. `launcher` is the package's main file. */
  | { readonly kind: 'find'; readonly launcher: string }
  /** Unpacks the browser of @sparticuz/chromium into the process's TMPDIR. `chromium` is the package's main file. */
  | { readonly kind: 'unpack'; readonly chromium: string }
  | VisitTask;

export interface VisitTask {
  readonly kind: 'visit';
  /** Main files of the packages. */
  readonly lighthouse: string;
  readonly launcher: string;
  /** The browser's program, and the flags beside those of chrome-launcher. */
  readonly browser: string;
  readonly flags: readonly string[];
  /** An empty directory for the browser's profile. */
  readonly profile: string;
  readonly url: string;
  readonly device: PageSuite['device'];
  readonly headers: Readonly<Record<string, string>>;
  readonly cookies: readonly PageCookie[];
  /** For the page to load and to settle, ms. */
  readonly timeout: number;
}

/** Why there is no report: the browser did not start, it ended, or Lighthouse threw. */
export type Stage = 'launch' | 'browser' | 'lighthouse';

export type Reply =
  | { readonly kind: 'browser'; readonly path: string | null }
  /** What Lighthouse says, unchecked: a LighthouseReport if all is well. */
  | { readonly kind: 'report'; readonly report: unknown }
  | { readonly kind: 'failed'; readonly stage: Stage; readonly message: string };
