import type { Compiler } from './compiler.ts';

const elsewhere = /^(?:async-)?node|^(?:electron-(?:main|preload)|nwjs|node-webkit)/;

/**
 * Whether a compiler builds what browsers download. Next.js has three: "client", "server" and "edge-server", and the last has the
 * target of a browser too. `name`: the one that is meant, where the user says so.
 */
export const isForBrowsers = ({ options, name: own }: Pick<Compiler, 'options' | 'name'>, name?: string): boolean => {
  const compiler = options.name ?? own;
  if (name !== undefined) return compiler === name;
  if (compiler === 'edge-server' || compiler === 'server') return false;
  const targets: readonly unknown[] = Array.isArray(options.target) ? options.target : [options.target];
  return !targets.some((target) => typeof target === 'string' && elsewhere.test(target));
};
