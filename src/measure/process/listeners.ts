import { readlinkSync } from 'node:fs';
import { listProc, listProcesses, readProc } from './proc-files.ts';

/** A TCP socket that waits for connections. */
export interface Listener {
  readonly port: number;
  /** The address it is bound to: "0.0.0.0", "127.0.0.1", "::", "::1", ... */
  readonly address: string;
  /** Names the socket under /proc/PID/fd. */
  readonly inode: string;
}

/** The kernel's state number of a listening TCP socket, in hexadecimal (include/net/tcp_states.h). */
const listening = '0A';

/** An address of /proc/net/tcp or tcp6: words of 32 bits, each in the machine's byte order (little endian assumed). */
const parseAddress = (hex: string): string => {
  const bytes = (hex.match(/.{8}/g) ?? []).flatMap((word) => (word.match(/../g) ?? []).toReversed());
  if (bytes.length === 4) return bytes.map((byte) => Number.parseInt(byte, 16)).join('.');
  const groups = Array.from({ length: 8 }, (_, at) => `${bytes[2 * at] ?? ''}${bytes[2 * at + 1] ?? ''}`);
  // The URL parser shortens an IPv6 address as people write it.
  const url = `http://[${groups.join(':')}]`;
  return URL.canParse(url) ? new URL(url).hostname.slice(1, -1) : hex;
};

/** Parses /proc/net/tcp or /proc/net/tcp6, keeping listening sockets. */
export const parseListeners = (text: string): Listener[] =>
  text.split('\n').flatMap((line) => {
    const fields = line.trim().split(/\s+/);
    const [, address, port] = /^([0-9A-F]{8}|[0-9A-F]{32}):([0-9A-F]{4})$/.exec(fields[1] ?? '') ?? [];
    const inode = fields[9];
    if (fields[3] !== listening || address === undefined || port === undefined || inode === undefined) return [];
    return [{ port: Number.parseInt(port, 16), address: parseAddress(address), inode }];
  });

const allListeners = (): Listener[] => ['net/tcp', 'net/tcp6'].flatMap((path) => parseListeners(readProc(path) ?? ''));

const socketsOf = (pid: number): Set<string> =>
  new Set(
    listProc(`${pid}/fd`).flatMap((fd) => {
      try {
        return /^socket:\[(\d+)\]$/.exec(readlinkSync(`/proc/${pid}/fd/${fd}`))?.[1] ?? [];
      } catch {
        return [];
      }
    }),
  );

/** The listening sockets that any of the processes holds. Empty where there is no /proc. */
export const listenersOf = (pids: readonly number[]): Listener[] => {
  const sockets = pids.map(socketsOf);
  return allListeners().filter(({ inode }) => sockets.some((held) => held.has(inode)));
};

/**
 * The processes that listen on `port`. Empty when there are none, when they belong to another user and this process
 * may not look into them, or where there is no /proc.
 */
export const holdersOf = (port: number): number[] => {
  const inodes = allListeners()
    .filter((listener) => listener.port === port)
    .map(({ inode }) => inode);
  if (inodes.length === 0) return [];
  return listProcesses().filter((pid) => {
    const held = socketsOf(pid);
    return inodes.some((inode) => held.has(inode));
  });
};
