import type { Finding } from '../core/result.ts';

/** "pkg@1.2.3/lib/a.js", "@scope/pkg@1.2.3/a.js": a file of a package, which is not in the repository. */
const ofPackage = /^(?:@[^/@]+\/)?[^/@]+@[^/]+\//u;

/**
 * The line of the repository that a caller names: "src/orders.js:42" counts from the suite's directory. null for what is no file of the
 * repository: packages, Node's own modules, what nobody knows.
 */
export const callerLocation = (caller: string, directory = '.'): Finding['location'] => {
  const [, path = '', digits = ''] = /^(.+?):(\d{1,7})(?::\d+)?$/u.exec(caller) ?? [];
  const line = Number(digits);
  if (path === '' || line < 1 || /^(?:node:|[a-z]+:\/\/|\/|[A-Za-z]:[\\/])/u.test(path)) return null;
  const parts = [...directory.split('/'), ...path.split('/')].filter((part) => part !== '' && part !== '.');
  const isOutside = parts.some((part) => part === '..' || part === 'node_modules' || part === '…');
  if (isOutside || ofPackage.test(path)) return null;
  return { path: parts.join('/'), startLine: line, endLine: line };
};
