import { delimiter, join } from 'node:path';
import { type Environment, scrubbedEnvironment } from '../workspace/scrubbed-environment.ts';
import { withoutCredentials } from './npm-registries.ts';

/**
 * What of the worker's environment a job needs. A list of what may pass, not of what may not: the App's settings hold its
 * keys, and an operator may have set anything.
 */
const kept: readonly RegExp[] = [
  /^(PATH|LANG|LANGUAGE|LC_[A-Z]+|TZ)$/,
  // How packages are reached. Not npm's user configuration: that is a file with tokens.
  /^(https?|ftp|all|no)_proxy$/i,
  /^npm_config_(registry|cafile|proxy|https?_proxy|noproxy|@.+:registry)$/i,
  /^(GOPROXY|GONOSUMDB|GOSUMDB)$/,
  // Certificates of a company's own authority.
  /^(NODE_EXTRA_CA_CERTS|SSL_CERT_FILE|SSL_CERT_DIR|GIT_SSL_CAINFO|CURL_CA_BUNDLE|REQUESTS_CA_BUNDLE|PIP_CERT)$/,
  // Where toolchains are.
  /^(JAVA_HOME|GOROOT|DOTNET_ROOT|RUSTUP_HOME|PYENV_ROOT)$/,
  // The browser that pages are visited with.
  /^CHROME_PATH$/,
];

/** Of Pacegate's own settings, which the scrubbing takes away, those that are meant for the measuring command. */
const ownKept = ['PACEGATE_CHROME_FLAGS'];

const isRegistry = /^npm_config_(@.+:)?registry$/i;

/** The kernel's tools live there, and services often have a shorter PATH. */
const standardPath = ['/usr/local/bin', '/usr/bin', '/bin', '/usr/sbin', '/sbin'];

const completePath = (path: string): string => {
  // A relative entry means another directory in every process.
  const given = path.split(delimiter).filter((it) => it.startsWith('/'));
  return [...new Set([...given, ...standardPath])].join(delimiter);
};

/** The part of an environment that holds nothing of the App, and of credentials those of proxies alone. */
export const plainEnvironment = (environment: Environment): Record<string, string> => {
  const passed = Object.entries(scrubbedEnvironment(environment)).flatMap(([name, value]) => {
    if (!kept.some((it) => it.test(name))) return [];
    const shown = isRegistry.test(name) ? withoutCredentials(value) : value;
    return shown === null ? [] : [[name, shown] as const];
  });
  const own = ownKept.flatMap((name) => {
    const value = environment[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return { ...Object.fromEntries([...passed, ...own]), PATH: completePath(environment['PATH'] ?? '') };
};

const marker = 'SANDBOX_JOB';

/** Entry of a job's environment that finds its processes. Its name passes the scrubbing inside the job. */
export const jobMarker = (id: string): string => `${marker}=${id}`;

/** Whether a process with this environment runs in a job. */
export const isInJob = (environment: Environment): boolean => environment[marker] !== undefined;

/** The whole environment of a job in `directory`, where its home and its temporary files are. */
export const jobEnvironment = (
  environment: Environment,
  { directory, id, user }: { readonly directory: string; readonly id: string; readonly user: string },
): Record<string, string> => {
  const temporary = join(directory, 'tmp');
  return {
    ...plainEnvironment(environment),
    HOME: join(directory, 'home'),
    TMPDIR: temporary,
    TMP: temporary,
    TEMP: temporary,
    USER: user,
    LOGNAME: user,
    CI: 'true',
    [marker]: id,
  };
};
