import type { Readiness } from './configuration.ts';

/** Where the page comes from: a command that serves it (a service suite's own, or one for preview), or files. */
export type PageServer =
  | {
      readonly kind: 'command';
      /** Gets PORT. */
      readonly start: string;
      readonly ready: Readiness;
      /** From SIGTERM to SIGKILL, ms. */
      readonly stopTimeout: number;
      readonly port: number | null;
    }
  | {
      readonly kind: 'files';
      /** From the suite's directory. Unknown paths get `fallback` ("index.html", for applications with routes of their own) or 404. */
      readonly root: string;
      readonly fallback: string | null;
    };

export interface PageCookie {
  readonly name: string;
  readonly value: string;
}

/** A page to load in a browser. Durations are in ms. */
export interface PageSuite {
  readonly name: string;
  readonly type: 'page';
  /** As with services; those of the service where it names one. */
  readonly directory: string;
  readonly paths: readonly string[] | null;
  readonly install: string | null;
  readonly build: string | null;
  readonly env: Readonly<Record<string, string>>;
  readonly setup: string | null;
  readonly teardown: string | null;
  readonly server: PageServer;
  /** The service suite that serves it, or null. */
  readonly service: string | null;
  /** Path and query of the page; starts with `/`. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly cookies: readonly PageCookie[];
  /** Other hosts that the page may ask ("fonts.example.com", "*.example.com"); the others are blocked. */
  readonly hosts: readonly string[];
  readonly device: 'mobile' | 'desktop';
  /** Longest time for one visit. */
  readonly timeout: number;
  /** Nothing of a service's load applies; empty, so that a page is planned like what is measured in blocks. */
  readonly routes: readonly [];
  readonly scenarios: readonly [];
  readonly warmUp: { readonly min: 0; readonly max: 0 };
}
