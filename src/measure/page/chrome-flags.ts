import { type PageTarget, resolverRules } from './page-address.ts';

interface FlagOptions {
  readonly target: PageTarget;
  /** Other hosts that the page may ask. */
  readonly hosts: readonly string[];
  /** Of the browser itself. */
  readonly browser: readonly string[];
  /** Of the user, in PACEGATE_CHROME_FLAGS. The last one counts where one stands twice. */
  readonly extra: readonly string[];
  /** Whether this process is root's. */
  readonly root: boolean;
}

/**
 * Flags beside those of chrome-launcher, which switch off updates, extensions, synchronisation and the throttling of pages
 * in the background.
 */
export const chromeFlags = ({ target, hosts, browser, extra, root }: FlagOptions): string[] => [
  ...browser,
  `--host-resolver-rules=${resolverRules(target, hosts)}`,
  // A proxy would resolve names itself.
  '--no-proxy-server',
  // Containers give /dev/shm 64 MB, which one large page fills.
  '--disable-dev-shm-usage',
  '--hide-scrollbars',
  // Chrome's sandbox does not work for root, whom most containers run as. The page is the repository's own, as its build is.
  ...(root ? ['--no-sandbox'] : []),
  ...extra,
];

/** The flags in PACEGATE_CHROME_FLAGS, separated by blanks. */
export const readChromeFlags = (text: string | undefined): string[] =>
  (text ?? '').split(/\s+/).filter((flag) => flag.startsWith('-'));
