import type { FoundRoute } from '../service-candidate.ts';
import { asksWho } from './asks-who.ts';
import type { SourceLine } from './source-files.ts';

/** Ways to read a parameter of the query; group `name`, and `fallback` where there is one for when it is not given. */
const reads: readonly RegExp[] = [
  /(?:\b(?:req|request|ctx|context|c)\.|(?<![\w.]))query\??\.(?<name>[A-Za-z]\w*)(?!\w*\()(?<fallback>\s*(?:\?\?|\|\|))?/g,
  /\bquery\[\s*['"](?<name>[A-Za-z]\w*)['"]\s*\](?<fallback>\s*(?:\?\?|\|\|))?/g,
  /(?:searchParams|Query\(\))\.[gG]et\(\s*['"](?<name>[A-Za-z]\w*)['"]\s*\)(?<fallback>\s*(?:\?\?|\|\|))?/g,
  /\b(?:c|ctx|req)\.[qQ]uery\(\s*['"](?<name>[A-Za-z]\w*)['"]\s*\)(?<fallback>\s*(?:\?\?|\|\|))?/g,
  /\bargs(?:\.get\(|\[)\s*['"](?<name>[A-Za-z]\w*)['"](?<fallback>\s*,)?/g,
];
const taken = /\{\s*(?<names>[\w\s,]+?)\s*\}\s*=\s*(?:request|req|ctx|context|c)\.query\b/;

/** Nobody has to give these. */
const optional =
  /^(page|limit|offset|per_?page|page_?size|size|sort|order|order_?by|direction|cursor|after|before|fields|include|expand|lang|locale|format|debug|get|has)$/i;

/** Handlers are rarely longer, and what follows is another's. */
const longestHandler = 12;

/** Another route, also one that is not for GET, or something else that the service is told. */
const nextStatement =
  /\.(?:get|post|put|patch|delete|all|use|route|register|Handle|HandleFunc|GET|POST|PUT|DELETE)\(\s*['"`](?:[A-Z]+ )?\/|^\s*\w+\.(?:use|register|listen)\(|^\s*@\w*\.?(?:Get|Post|Put|Patch|Delete|get|post|put|patch|delete|route)\w*\(/;

/** The lines that a handler has, as far as can be told. */
const handlerAt = (lines: readonly SourceLine[], at: number): string[] => {
  const [first, ...rest] = lines.slice(at, at + longestHandler);
  const end = rest.findIndex((line) => line.path !== first?.path || nextStatement.test(line.text));
  return [first, ...(end === -1 ? rest : rest.slice(0, end))].flatMap((line) => line?.text ?? []);
};

const queryOf = (handler: readonly string[]): string[] => {
  const found = handler.flatMap((text) =>
    reads.flatMap((pattern) =>
      [...text.matchAll(pattern)].flatMap(({ groups }) =>
        groups?.['fallback'] === undefined ? (groups?.['name'] ?? []) : [],
      ),
    ),
  );
  const destructured = handler.flatMap((text) => taken.exec(text)?.groups?.['names']?.split(',') ?? []);
  const names = [...found, ...destructured.map((it) => it.trim())];
  return [...new Set(names.filter((it) => /^[A-Za-z]\w*$/.test(it) && !optional.test(it)))];
};

const searches = /\/(search|find|lookup|autocomplete|suggest(ions)?)$/;

/** What the route that is defined at `lines[at]` seems to need beside its path. */
export const needsAt = (
  lines: readonly SourceLine[],
  at: number,
  path: string,
): Pick<FoundRoute, 'query' | 'secured'> => {
  const handler = handlerAt(lines, at);
  const query = queryOf(handler);
  return {
    query: query.length === 0 && searches.test(path) ? ['q'] : query.slice(0, 4),
    // Decorators stand right below the route's; a call further down is about something else.
    secured: handler.slice(0, 3).some((text) => asksWho(text)),
  };
};
