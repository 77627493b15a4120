import type { BundleModule } from '../../../../core/bundle/bundle-graph.ts';
import { isRaw, type Raw, textAt, textsAt } from '../raw.ts';
import { isContextName } from './module-name.ts';

const exact: Readonly<Record<string, BundleModule['type']>> = {
  'javascript/esm': 'esm',
  'javascript/dynamic': 'commonjs',
  json: 'json',
  runtime: 'runtime',
  'asset/resource': 'asset-file',
  'asset/inline': 'asset-inline',
  'asset/source': 'asset-inline',
  'asset/bytes': 'asset-inline',
};

const saysCommonJs = (raw: Raw): boolean =>
  textsAt(raw, 'optimizationBailout').some((it) =>
    /CommonJS bailout|^(?:ModuleConcatenation bailout: )?Module is not (?:an ECMAScript module|in strict mode)/.test(
      it,
    ),
  );

/** An asset that became a file has a part of this type, besides the script that holds its address. */
const isFile = (raw: Raw): boolean => isRaw(raw['sizes']) && 'asset' in raw['sizes'];

/**
 * What a module is, by the type that webpack gives it. "javascript/auto" is both kinds of script: `unknown-script`, unless its
 * bail-outs say more.
 */
export const moduleType = (raw: Raw): BundleModule['type'] => {
  const type = textAt(raw, 'moduleType') ?? '';
  const name = textAt(raw, 'name') ?? '';
  if (name.startsWith('external ') || (textAt(raw, 'identifier') ?? '').startsWith('external ')) return 'external';
  if (isContextName(name)) return 'context';
  if (/^(?:css|style)\b/.test(type)) return 'style';
  if (Object.hasOwn(exact, type)) return exact[type] ?? 'other';
  if (type === 'asset') return isFile(raw) ? 'asset-file' : 'asset-inline';
  if (type === 'javascript/auto' || type === '') return saysCommonJs(raw) ? 'commonjs' : 'unknown-script';
  return 'other';
};

/** `usedExports`: true, false, null for "not known", or their names. */
export const usedOf = (raw: Raw): BundleModule['used'] => {
  const used = raw['usedExports'];
  if (used === false) return 'none';
  if (!Array.isArray(used)) return 'all';
  if (used.length === 0) return 'none';
  const provided = textsAt(raw, 'providedExports');
  const known = new Set<unknown>(used);
  return provided.length > 0 && provided.every((name) => known.has(name)) ? 'all' : 'some';
};
