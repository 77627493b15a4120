import { isInJob } from '../sandbox/job-environment.ts';
import type { Environment } from '../workspace/scrubbed-environment.ts';
import { type PageTarget, resolverRules } from './page-address.ts';

interface FlagOptions {
  readonly target: PageTarget;
  /** Other hosts that the page may ask. */
  readonly hosts: readonly string[];
  /** Of the browser itself. */
  readonly browser: readonly string[];
  /** Of the user, in PACEGATE_CHROME_FLAGS. The last one counts where one stands twice. */
  readonly extra: readonly string[];
  /** Whether Chrome is to do without its own sandbox: see unsandboxed. */
  readonly unsandboxed: boolean;
}

/**
 * Chrome's sandbox does not work for root, whom most containers run as, nor in a worker's job, which may gain no rights and often
 * make no namespaces; the job is a sandbox already. The page is the repository's own, as its build is.
 */
export const unsandboxed = (environment: Environment): boolean => process.getuid?.() === 0 || isInJob(environment);

/**
 * Flags beside those of chrome-launcher, which switch off updates, extensions, synchronisation and the throttling of pages
 * in the background.
 */
export const chromeFlags = ({ target, hosts, browser, extra, unsandboxed }: FlagOptions): string[] => [
  ...browser,
  `--host-resolver-rules=${resolverRules(target, hosts)}`,
  // A proxy would resolve names itself.
  '--no-proxy-server',
  // Containers give /dev/shm 64 MB, which one large page fills.
  '--disable-dev-shm-usage',
  '--hide-scrollbars',
  ...(unsandboxed ? ['--no-sandbox'] : []),
  ...extra,
];

/** The flags in PACEGATE_CHROME_FLAGS, separated by blanks. */
export const readChromeFlags = (text: string | undefined): string[] =>
  (text ?? '').split(/\s+/).filter((flag) => flag.startsWith('-'));
