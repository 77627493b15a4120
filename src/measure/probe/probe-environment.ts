import { fileURLToPath } from 'node:url';
import type { Probe } from './probe.ts';

const preload = fileURLToPath(new URL('preload.cjs', import.meta.url));

/** Node splits NODE_OPTIONS at blanks, except between double quotes, where a backslash takes the next character as it is. */
const quoted = (text: string): string =>
  /[\s"\\]/.test(text) ? `"${text.replaceAll(/["\\]/g, String.raw`\$&`)}"` : text;

/**
 * What the service's environment needs so that every Node process in it loads the preload, in addition to the options
 * that `environment` already gives Node. --require rather than --import: every version of Node knows it (one that does not
 * know an option refuses to start), it reaches worker threads too, and it leaves the ESM loader of a CommonJS service
 * asleep.
 */
export const probeEnvironment = (
  probe: Probe,
  environment: Readonly<Record<string, string>>,
): Record<string, string> => ({
  NODE_OPTIONS: [environment['NODE_OPTIONS'] ?? '', `--require ${quoted(preload)}`].filter(Boolean).join(' '),
  PACEGATE_PROBE_SOCKET: probe.socketPath,
});
