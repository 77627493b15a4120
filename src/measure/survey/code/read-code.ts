import type { FoundRoute, PortUse } from '../service-candidate.ts';
import type { SourceTree } from '../source-tree.ts';
import { type GroupPatterns, type PrefixOf, prefixesIn } from './prefixes.ts';
import { needsAt } from './route-needs.ts';
import { isHealth, isPlain, isWorthLoading, toRoutePath } from './route-path.ts';
import { type SourceLine, sourceLines } from './source-files.ts';

/** How code of one language or framework is told, line by line. */
export interface CodePatterns extends GroupPatterns {
  /** A line that reads the port from the environment. */
  readonly portVariable: RegExp;
  /** A line that fixes the port; group `port`. */
  readonly fixedPort: RegExp;
  /** Definitions of GET routes; group `path`, and `receiver` where what it is called on matters. Global. */
  readonly routes: readonly RegExp[];
}

/** What the code of a service seems to do. Read without running it: a guess, to be checked by a person. */
export interface CodeReading {
  readonly port: PortUse;
  readonly ready: FoundRoute | null;
  readonly routes: readonly FoundRoute[];
}

/** Calls of these are requests to other services, or look-ups. */
const callers =
  /^(axios|https?|client|api[Cc]lient|fetch\w*|request|agent|supertest|chai|got|ky|cache|redis|store|session|params|headers|map|cookies?|config|nock|page|cy|\$|localStorage)$/;

const placeOf = ({ path, number }: SourceLine): string => `${path}:${number}`;

const findPort = (lines: readonly SourceLine[], { portVariable, fixedPort }: CodePatterns): PortUse => {
  const given = lines.find(({ text }) => portVariable.test(text));
  if (given !== undefined) return { kind: 'given', from: placeOf(given) };
  for (const line of lines) {
    const port = Number(fixedPort.exec(line.text)?.groups?.['port']);
    if (port >= 80 && port <= 65_535) return { kind: 'fixed', port, from: placeOf(line) };
  }
  return { kind: 'unknown' };
};

const routesAt = (
  lines: readonly SourceLine[],
  at: number,
  { patterns, mounts }: { readonly patterns: readonly RegExp[]; readonly mounts: Mounts },
): FoundRoute[] => {
  const line = lines[at];
  if (line === undefined) return [];
  return patterns.flatMap((pattern) =>
    [...line.text.matchAll(pattern)].flatMap(({ groups }) => {
      const receiver = groups?.['receiver']?.split('.').at(-1) ?? '';
      if (callers.test(receiver)) return [];
      const path = toRoutePath(
        `${mounts.prefixOf(line.path, receiver)}/${groups?.['path'] ?? ''}`.replaceAll(/\/{2,}/g, '/'),
      );
      if (path === null) return [];
      const { query, secured } = needsAt(lines, at, path);
      return [{ path, from: placeOf(line), query, secured: secured || mounts.isSecured(line.path, receiver) }];
    }),
  );
};

const once = (routes: readonly FoundRoute[]): FoundRoute[] =>
  [...new Map(routes.toReversed().map((it) => [it.path, it])).values()].toReversed();

/** The health route and those that are worth a load, each once, those without places first. */
export const sortRoutes = (routes: readonly FoundRoute[]): Pick<CodeReading, 'ready' | 'routes'> => {
  const worth = once(routes).filter(({ path }) => isWorthLoading(path));
  return {
    ready: routes.find(({ path }) => isHealth(path)) ?? null,
    routes: [...worth.filter(({ path }) => isPlain(path)), ...worth.filter(({ path }) => !isPlain(path))],
  };
};

/** How other files reach the routes of a file. */
export interface Mounts {
  /** What they are mounted below. */
  readonly prefixOf: PrefixOf;
  /** Whether they seem to lie behind a question of who calls. */
  readonly isSecured: (path: string, receiver: string) => boolean;
}

const unmounted: Mounts = { prefixOf: () => '', isSecured: () => false };

/** Reads port and routes out of `files`. */
export const readCode = (
  tree: SourceTree,
  files: readonly string[],
  patterns: CodePatterns,
  { prefixOf, isSecured }: Mounts = unmounted,
): CodeReading => {
  const lines = sourceLines(tree, files);
  const within = prefixesIn(lines, patterns);
  const mounts: Mounts = {
    prefixOf: (path, receiver) => `${prefixOf(path, receiver)}/${within(path, receiver)}`,
    isSecured,
  };
  return {
    port: findPort(lines, patterns),
    ...sortRoutes(lines.flatMap((_, at) => routesAt(lines, at, { patterns: patterns.routes, mounts }))),
  };
};
