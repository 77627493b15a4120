import { posix } from 'node:path';

/** How a file is written, and what reads it. "source": settings that stand in a program's text. */
export type FileKind =
  | 'yaml'
  | 'compose'
  | 'kubernetes'
  | 'helm'
  | 'json'
  | 'manifest'
  | 'toml'
  | 'env'
  | 'ini'
  | 'properties'
  | 'conf'
  | 'postgresql'
  | 'nginx'
  | 'dockerfile'
  | 'terraform'
  | 'source';

/** Made by machines, or by others: nobody sets anything there by hand. */
const foreign =
  /(?:^|\/)(?:node_modules|vendor|third_party|dist|build|out|coverage|__snapshots__|fixtures|testdata)\/|(?:^|\/)(?:package-lock\.json|npm-shrinkwrap\.json|pnpm-lock\.yaml|yarn\.lock|bun\.lock|composer\.lock|Cargo\.lock|poetry\.lock|\.terraform\.lock\.hcl)$|\.min\.\w+$|\.map$/u;

/** What only tools of developers read: it can make no request slower. */
const tooling =
  /(?:^|\/)(?:\.vscode|\.idea|\.husky|\.devcontainer|\.changeset)\/|(?:^|\/)\.github\/(?!pacegate\.ya?ml$)|(?:^|\/)(?:\.eslintrc|\.prettierrc|\.oxlintrc|\.stylelintrc|\.markdownlint|\.editorconfig|\.lintstagedrc|\.commitlintrc|\.nycrc|\.gitlab-ci|\.travis|\.pre-commit-config|renovate|dependabot|codecov|\.?jest\.config|\.?cypress|\.mocharc|typedoc|lerna|nx|turbo|biome|tsconfig|jsconfig|mkdocs|openapi|swagger)(?:[.-][\w.-]+)?$/iu;

const isTest = /(?:^|\/)(?:tests?|__tests__|spec|e2e)\/|\.(?:test|spec)\.\w+$/u;

const byName: readonly (readonly [FileKind, RegExp])[] = [
  ['manifest', /^package\.json$/u],
  ['compose', /^(?:docker-)?compose(?:[.-][\w.-]+)?\.ya?ml$/u],
  ['dockerfile', /^(?:[\w.-]+\.)?(?:Docker|Container)file(?:[.-][\w.-]+)?$/iu],
  ['env', /^\.env(?:\.[\w.-]+)?$|^[\w.-]+\.env$|^\.?envrc$/u],
  ['postgresql', /^postgresql(?:[.-][\w.-]+)?\.conf$|^postgresql\.auto\.conf$/u],
  ['helm', /^values(?:[.-][\w.-]+)?\.ya?ml$/u],
  ['terraform', /\.(?:tf|tfvars|hcl)$/u],
  ['toml', /\.toml$/u],
  ['json', /\.(?:json|jsonc|json5)$|^\.\w+rc$/u],
  ['properties', /\.properties$/u],
  ['ini', /\.(?:ini|cfg|cnf)$|^\.npmrc$/u],
  // "web: node server.js" is YAML too.
  ['yaml', /\.ya?ml$|^Procfile(?:\.\w+)?$/u],
  ['source', /\.(?:[cm]?[jt]s|[jt]sx)$/u],
];

const isNginx = (path: string, text: string): boolean =>
  /nginx|sites-(?:available|enabled)/u.test(path) || (/\{/u.test(text) && /;\s*$/mu.test(text));

/** A file that is written as YAML can be a manifest of Kubernetes, with templates or without. */
const isManifest = (text: string): boolean => /^apiVersion:/mu.test(text) && /^kind:/mu.test(text);

/** How a configuration file is to be read, by its name and, where that leaves it open, by its text; null for what sets nothing. */
export const fileKind = (path: string, text: string): FileKind | null => {
  if (foreign.test(path) || tooling.test(path)) return null;
  const name = posix.basename(path);
  const kind = byName.find(([, pattern]) => pattern.test(name))?.[0] ?? null;
  if (kind === 'source' && isTest.test(path)) return null;
  if ((kind === 'yaml' || kind === 'helm') && isManifest(text)) return 'kubernetes';
  if (kind === 'yaml' && /(?:^|\/)templates\//u.test(path)) return 'kubernetes';
  if (kind !== null) return kind;
  if (!/\.conf(?:\.\w+)?$/u.test(name)) return null;
  return isNginx(path, text) ? 'nginx' : 'conf';
};

/** Kinds that act where a service is deployed: a measurement that starts the service itself never reads them. */
const deployed: ReadonlySet<FileKind> = new Set([
  'compose',
  'kubernetes',
  'helm',
  'terraform',
  'nginx',
  'dockerfile',
  'postgresql',
]);

/** What a command line names when it brings such a file into the measurement. */
const broughtBy: Readonly<Partial<Record<FileKind, RegExp>>> = {
  compose: /\bdocker[ -]compose\b|\bpodman-compose\b/u,
  dockerfile: /\bdocker\b|\bpodman\b/u,
  kubernetes: /\bkubectl\b|\bminikube\b|\bkind\b/u,
  helm: /\bhelm\b/u,
  terraform: /\bterraform\b|\btofu\b/u,
  nginx: /\bnginx\b/u,
  postgresql: /postgresql\.conf|config_file/u,
};

/** Whether a file of this kind reaches the measured service; `commands` are those that the suites run. */
export const actsInMeasurement = (kind: FileKind, commands: readonly string[]): boolean =>
  !deployed.has(kind) || commands.some((command) => broughtBy[kind]?.test(command) ?? false);

const names: Readonly<Record<FileKind, string>> = {
  yaml: 'YAML',
  compose: 'Compose',
  kubernetes: 'Kubernetes',
  helm: 'Helm',
  json: 'JSON',
  manifest: 'package.json',
  toml: 'TOML',
  env: 'environment',
  ini: 'INI',
  properties: 'properties',
  conf: 'configuration',
  postgresql: 'PostgreSQL',
  nginx: 'nginx',
  dockerfile: 'Dockerfile',
  terraform: 'Terraform',
  source: 'source',
};

export const kindName = (kind: FileKind): string => names[kind];
