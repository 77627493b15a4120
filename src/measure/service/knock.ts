import { Agent, request } from 'node:http';
import { connect } from 'node:net';

/** What came of one try to reach the service. */
export type Knock =
  | { readonly kind: 'answered'; readonly host: string; readonly status: number }
  | { readonly kind: 'connected'; readonly host: string }
  /** Nothing listens. */
  | { readonly kind: 'refused' }
  /** It accepted the connection, or the path to it swallowed it, and nothing came within the time of a try. */
  | { readonly kind: 'silent'; readonly host: string }
  /** Something listens that does not speak HTTP, or hangs up. */
  | { readonly kind: 'broken'; readonly host: string; readonly message: string };

/** A service that binds to "localhost" alone gets ::1 on some systems. */
const hosts = ['127.0.0.1', '::1'] as const;

/** Time of one try, ms. */
export const knockTimeout = 1000;

const agent = new Agent({ keepAlive: false });

const unreachable = new Set(['ECONNREFUSED', 'EADDRNOTAVAIL', 'EAFNOSUPPORT', 'ENETUNREACH', 'EHOSTUNREACH']);

const failed = (host: string, error: NodeJS.ErrnoException): Knock =>
  unreachable.has(error.code ?? '') ? { kind: 'refused' } : { kind: 'broken', host, message: error.message };

const get = (host: string, port: number, path: string, signal: AbortSignal): Promise<Knock> =>
  new Promise((resolve) => {
    const tried = request({ host, port, path, agent, signal, headers: { accept: '*/*' } });
    const timer = setTimeout(() => {
      resolve({ kind: 'silent', host });
      tried.destroy();
    }, knockTimeout);
    tried.on('close', () => clearTimeout(timer));
    tried.on('error', (error) => resolve(failed(host, error)));
    tried.on('response', (response) => {
      resolve({ kind: 'answered', host, status: response.statusCode ?? 0 });
      // Only the status is wanted, however long the body may be.
      response.on('error', () => {});
      response.destroy();
    });
    tried.end();
  });

const open = (host: string, port: number, signal: AbortSignal): Promise<Knock> =>
  new Promise((resolve) => {
    const socket = connect({ host, port, signal });
    const timer = setTimeout(() => {
      resolve({ kind: 'silent', host });
      socket.destroy();
    }, knockTimeout);
    socket.on('close', () => clearTimeout(timer));
    socket.on('error', (error) => resolve(failed(host, error)));
    socket.on('connect', () => {
      resolve({ kind: 'connected', host });
      socket.destroy();
    });
  });

/**
 * Tries once to reach what listens on `port` of this machine: GET `path`, or only a connection when `path` is null.
 * Never throws; takes at most a second on each address, and ends early when `signal` is aborted.
 */
export const knock = async (port: number, path: string | null, signal: AbortSignal): Promise<Knock> => {
  for (const host of hosts) {
    const outcome = path === null ? await open(host, port, signal) : await get(host, port, path, signal);
    if (outcome.kind !== 'refused') return outcome;
  }
  return { kind: 'refused' };
};
