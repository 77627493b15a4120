import { posix } from 'node:path';
import { isLockFile } from '../../advice/source/locks/read-lock.ts';
import type { FileRole } from './change.ts';

const vendored = /(?:^|\/)(?:node_modules|vendor|vendored|third[_-]party|bower_components|\.yarn)\//iu;
const generatedName =
  /(?:\.min\.(?:[cm]?js|css)|\.map|\.snap|\.generated\.\w+|\.pb\.\w+|_pb\.\w+)$|(?:^|\/)(?:__generated__|generated|dist|coverage)\//iu;
/** Marks that generators leave in the first lines. */
const generatedMark = /@generated\b|\bdo not (?:edit|modify)\b|\bauto-?generated\b/iu;
const test =
  /(?:^|\/)(?:tests?|__tests__|__mocks__|__fixtures__|specs?|e2e|cypress)\/|[._-](?:test|spec|e2e|stories)\.[cm]?[jt]sx?$|(?:^|\/)(?:test_\w+\.py|\w+_test\.(?:go|py|rb))$/iu;
const prose =
  /\.(?:md|mdx|markdown|txt|rst|adoc|png|jpe?g|gif|svg|webp|ico|pdf|woff2?|ttf)$|(?:^|\/)(?:LICENSE|NOTICE|CODEOWNERS|AUTHORS|CHANGELOG|\.gitignore|\.gitattributes|\.editorconfig|\.prettierrc|\.prettierignore|\.eslintignore)$/iu;
const settings =
  /\.(?:ya?ml|json[5c]?|env|ini|toml|conf|cfg|properties|tf|tfvars|hcl|xml)$|(?:^|\/)(?:\.env[\w.-]*|Dockerfile[\w.-]*|Containerfile|[\w.-]+\.Dockerfile|docker-compose[\w.-]*|Procfile|\.npmrc|\.nvmrc|\.node-version|\.tool-versions|nginx[\w.-]*)$/iu;
const script = /\.(?:[cm]?[jt]s|[jt]sx|vue|svelte)$/iu;

/** What a changed file is, by its name and the beginning of its text. */
export const roleOf = (path: string, text: string | null): FileRole => {
  if (vendored.test(path)) return 'vendored';
  if (isLockFile(path)) return 'lock';
  if (posix.basename(path) === 'package.json') return test.test(path) ? 'test' : 'manifest';
  if (test.test(path)) return 'test';
  if (generatedName.test(path) || generatedMark.test((text ?? '').slice(0, 600))) return 'generated';
  if (/\.sql$/iu.test(path)) return 'sql';
  if (prose.test(path)) return 'text';
  if (settings.test(path)) return 'settings';
  return script.test(path) ? 'script' : 'other';
};

/** Why files of a role are left out; null for roles that are taken apart. */
export const reasonToLeaveOut = {
  script: null,
  other: null,
  sql: null,
  manifest: null,
  lock: null,
  settings: 'Its settings are compared key by key.',
  test: 'Tests do not run in the service.',
  text: 'Text and pictures do not run.',
  generated: 'It is generated: what it is made from counts.',
  vendored: 'It is code of others that was copied in.',
} as const satisfies Record<FileRole, string | null>;
