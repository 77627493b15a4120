import type { CauseKind } from '../../../../src/core/bundle/cause-kinds.ts';
import type { PatchFacts } from '../../../../src/advice/source/patches/patch-facts.ts';

export interface PatchCase {
  readonly title: string;
  readonly kind: CauseKind;
  /** By path: both sides, or one text where nothing changed. */
  readonly files: Readonly<Record<string, readonly [base: string | null, head: string] | string>>;
  readonly edge?: readonly [importer: string, request: string];
  readonly chain?: readonly string[];
  readonly package?: string;
  readonly directory?: string;
}

export const factsOf = (it: PatchCase): PatchFacts => ({
  cause: {
    kind: it.kind,
    package: it.package ?? null,
    chain: [...(it.chain ?? [])],
    edge: it.edge === undefined ? null : { importer: it.edge[0], request: it.edge[1] },
    location: null,
  },
  directory: it.directory ?? '',
  files: Object.entries(it.files).map(([path, sides]) =>
    typeof sides === 'string' ? { path, base: sides, head: sides } : { path, base: sides[0], head: sides[1] },
  ),
});

export const react = '{ "dependencies": { "react": "^19.0.0" } }\n';
export const app = (imports: string, page = '<Admin user={user} />'): string =>
  `${imports}\n\nexport const App = ({ user }) => (\n  <main>\n    ${page}\n  </main>\n);\n`;
export const manifest = (body: string): string => `{\n  "name": "web",\n${body}\n}\n`;
export const locked = (version: string, more = ''): string =>
  `{\n  "lockfileVersion": 3,\n  "packages": {\n    "": { "dependencies": { "lodash": "*", "a": "*" } },\n    "node_modules/a": { "version": "1.0.0", "dependencies": { "lodash": "^4.0.0" } },\n${more}    "node_modules/lodash": { "version": "${version}" }\n  }\n}\n`;
export const second = '    "node_modules/a/node_modules/lodash": { "version": "4.17.20" },\n';
