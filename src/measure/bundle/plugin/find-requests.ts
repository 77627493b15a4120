const statement = /\b(?:from|import|require)\s*\(?\s*(?:\/\*[\s\S]{0,200}?\*\/\s*)?(["'`])([^"'`\n\\]{1,500})\1/g;

/** What a module's text asks for, as it is written, each once. It may find too much: comments and text look the same. */
export const writtenRequests = (code: string): string[] => [
  ...new Set([...code.matchAll(statement)].flatMap((match) => match[2] ?? [])),
];

const bare = (path: string): string =>
  path
    .replace(/^\0/, '')
    .replace(/[?#].*$/s, '')
    .replaceAll('\\', '/')
    .replace(/(?:\/index)?\.[a-z]+$/i, '');

/** How much of a request is seen in the identifier of the module that it was resolved to; 0 for nothing. */
const likeness = (request: string, id: string): number => {
  const parts = bare(request)
    .split('/')
    .filter((part) => part !== '' && part !== '.' && part !== '..');
  const path = `/${bare(id)}/`;
  let common = 0;
  for (let from = parts.length - 1; from >= 0; from--)
    if (path.includes(`/${parts.slice(from).join('/')}/`)) common = parts.length - from;
  const isWhole = common === parts.length && common > 0;
  return common + (isWhole ? 1 : 0) + (isWhole && path.endsWith(`/${parts.join('/')}/`) ? 1 : 0);
};

/**
 * The request for each imported module. Bundlers of this family tell only what a request was resolved to, and so the one that looks
 * most like it is taken, each only once; "" where there is none.
 */
export const matchRequests = (code: string, ids: readonly string[]): Map<string, string> => {
  const written = writtenRequests(code);
  const pairs = ids.flatMap((id) => written.map((request) => ({ id, request, points: likeness(request, id) })));
  const found = new Map<string, string>();
  const taken = new Set<string>();
  for (const { id, request, points } of pairs.sort((a, b) => b.points - a.points)) {
    if (points === 0 || found.has(id) || taken.has(request)) continue;
    found.set(id, request);
    taken.add(request);
  }
  // An alias such as "@/util" may look like nothing: what is left over on both sides belongs together when it is one.
  const open = ids.filter((id) => !found.has(id));
  const rest = written.filter((request) => !taken.has(request));
  const [id, request] = [open[0], rest[0]];
  if (open.length === 1 && rest.length === 1 && id !== undefined && request !== undefined) found.set(id, request);
  return found;
};
