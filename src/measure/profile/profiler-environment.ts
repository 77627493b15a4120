import { fileURLToPath } from 'node:url';

/** The file that is loaded into the service's processes. Its functions are left out of profiles. */
export const profilerPath = fileURLToPath(new URL('profiler.cjs', import.meta.url));

/** Where the profiler inside a service reports to, and where it leaves profiles. Both absolute. */
export interface ProfilerPlaces {
  readonly socketPath: string;
  readonly directory: string;
}

/** Node splits NODE_OPTIONS at blanks, except between double quotes, where a backslash takes the next character as it is. */
const quoted = (text: string): string =>
  /[\s"\\]/.test(text) ? `"${text.replaceAll(/["\\]/g, String.raw`\$&`)}"` : text;

/** The environment in which every Node process loads the profiler, after the options that `environment` already gives Node. */
export const profilerEnvironment = (
  { socketPath, directory }: ProfilerPlaces,
  environment: Readonly<Record<string, string>>,
): Record<string, string> => ({
  ...environment,
  NODE_OPTIONS: [environment['NODE_OPTIONS'] ?? '', `--require ${quoted(profilerPath)}`].filter(Boolean).join(' '),
  PACEGATE_PROFILER_SOCKET: socketPath,
  PACEGATE_PROFILER_DIRECTORY: directory,
});
