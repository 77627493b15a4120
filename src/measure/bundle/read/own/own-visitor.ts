import type { JsonVisitor } from '../json/json-scanner.ts';

/** Takes the members of the file whole: modules and edges are small here. */
export const createOwnVisitor = (): JsonVisitor & { readonly members: Readonly<Record<string, unknown>> } => {
  const graph: Record<string, unknown> = {};
  const members: Record<string, unknown> = { graph };
  return {
    members,
    begin: (path) => (path.length === 0 || (path.length === 1 && path[0] === 'graph') ? 'enter' : 'take'),
    value: ([first, second], value) => {
      if (second === undefined) members[String(first)] = value;
      else graph[String(second)] = value;
    },
  };
};
