import { formatDuration } from '../../core/format.ts';
import { ServiceError } from '../../core/errors.ts';
import type { Listener } from '../process/listeners.ts';
import type { Knock } from './knock.ts';
import { plainLine } from './plain-line.ts';
import type { Holder } from './port-holder.ts';
import type { Death, ServiceOptions } from './service.ts';

/** Why a service did not become ready, as observed. */
export type StartFailure =
  | { readonly kind: 'port-taken'; readonly holder: Holder | null }
  | { readonly kind: 'not-started'; readonly reason: string }
  | { readonly kind: 'ended'; readonly death: Death; readonly elapsed: number; readonly leftBehind: boolean }
  | {
      readonly kind: 'never-ready';
      /** The last try; null when the awaited line was not seen, so that there was none. */
      readonly knock: Knock | null;
      /** What the processes of the service listen on. */
      readonly listeners: readonly Listener[];
    };

type Place = Pick<ServiceOptions, 'side' | 'command' | 'directory' | 'port' | 'ready'>;

interface Account {
  /** What happened, to go on after "The head service (...) ". */
  readonly what: string;
  readonly cure: string;
}

const howItEnded = ({ code, signal }: Death): string =>
  signal === null ? `ended with exit code ${code}` : `was ended by ${signal}`;

const endedCure = (death: Death, leftBehind: boolean, { side }: Place): string => {
  if (leftBehind) return 'Let the start command stay in the foreground: leave out "&", --daemon, --detach or the like.';
  if (death.code === 127)
    return 'The shell did not find the command: see that "install" provides it, and that its name is right.';
  if (death.code === 126) return 'The shell may not run the command: make the file executable.';
  if (death.code === 0) return 'Let the start command run the service in the foreground until it is stopped.';
  if (death.signal === 'SIGKILL') return 'Something killed it: see whether the machine ran out of memory ("dmesg").';
  // The checkout that it ran in is removed with the run.
  return `Run the command yourself on the ${side}, in the suite's directory with PORT set, and correct what it reports.`;
};

const takenBy = (holder: Holder | null): string =>
  holder === null ? 'a process of another user' : `process ${holder.pid} (${plainLine(holder.name)})`;

const isAt = (port: number) => (listener: Listener) => listener.port === port;

const silence = (place: Place, listeners: readonly Listener[]): Account => {
  const { port } = place;
  const same = listeners.find(isAt(port));
  if (same !== undefined)
    return {
      what: `It listens on ${same.address}:${port}, which can't be reached on 127.0.0.1 or ::1.`,
      cure: 'Let it listen on 127.0.0.1, or on all addresses.',
    };
  const ports = [...new Set(listeners.map((it) => it.port))];
  if (ports.length === 0)
    return {
      what: `Nothing listens on port ${port}.`,
      cure: 'If it only needs longer, raise "timeout" under "ready". If not, let it listen on the port in the environment variable PORT.',
    };
  return {
    what: `Nothing listens on port ${port}, but it listens on port ${ports.join(', ')}.`,
    cure: `Let it read the port from the environment variable PORT, which is ${port} here.`,
  };
};

const lastKnock = (knock: Knock, place: Place, listeners: readonly Listener[]): Account => {
  const { path } = place.ready;
  switch (knock.kind) {
    case 'refused':
      return silence(place, listeners);
    case 'answered':
      return {
        what: `It answers GET ${path ?? '/'} with status ${knock.status}.`,
        cure: 'Let "ready" name a path that answers with 200 to 399 once the service can work, and see in its output why this one does not.',
      };
    case 'silent':
      return {
        what: `It accepts connections on port ${place.port}, but gives no answer to GET ${path ?? '/'} within a second.`,
        cure: 'See in its output what it waits for: a database or another service that is not there, often.',
      };
    case 'broken':
      return {
        what: `It does not answer in HTTP on port ${place.port}: ${plainLine(knock.message)}.`,
        cure: 'Pacegate speaks plain HTTP to the service: let it do without TLS when it is measured.',
      };
    case 'connected':
      return {
        what: `It accepts connections on port ${place.port}.`,
        cure: 'Raise "timeout" under "ready".',
      };
  }
};

const neverReady = (knock: Knock | null, place: Place, listeners: readonly Listener[]): Account => {
  if (knock !== null) return lastKnock(knock, place, listeners);
  const listens = listeners.some(isAt(place.port)) ? `It listens on port ${place.port}, though.` : '';
  return {
    what: `No line of its output holds ${JSON.stringify(place.ready.log)}. ${listens}`.trimEnd(),
    cure: 'Correct the text under "ready: log", raise "timeout" there, or name a path instead.',
  };
};

const accountOf = (failure: StartFailure, place: Place): Account => {
  switch (failure.kind) {
    case 'port-taken':
      return {
        what: `can't have port ${place.port}: the port is taken by ${takenBy(failure.holder)}.`,
        cure: 'Stop that process, or free the port, and run again.',
      };
    case 'not-started':
      return {
        what: `could not be started: ${plainLine(failure.reason)}.`,
        cure: `See that the directory ${place.directory} exists and that the machine can start more processes.`,
      };
    case 'ended':
      return {
        what: `${howItEnded(failure.death)} after ${formatDuration(failure.elapsed)}, before it was ready.`,
        cure: endedCure(failure.death, failure.leftBehind, place),
      };
    case 'never-ready': {
      const { what, cure } = neverReady(failure.knock, place, failure.listeners);
      return { what: `was not ready within ${formatDuration(place.ready.timeout)}. ${what}`, cure };
    }
  }
};

const output = (failure: StartFailure, lines: readonly string[]): string => {
  if (failure.kind === 'not-started' || (failure.kind === 'port-taken' && lines.length === 0)) return '';
  if (lines.length === 0) return '\nIt wrote nothing.';
  return `\nIts last output:\n${lines.map((line) => `  ${line}`).join('\n')}`;
};

/** The error for a service that did not become ready: which side, what happened, its last lines, and what to do. */
export const startFailure = (failure: StartFailure, place: Place, lines: readonly string[]): ServiceError => {
  const { what, cure } = accountOf(failure, place);
  return new ServiceError(
    `The ${place.side} service (${plainLine(place.command)}) ${what}${output(failure, lines)}`,
    cure,
  );
};
