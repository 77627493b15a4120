import type { IncomingHttpHeaders } from 'node:http';
import { createContext, Script } from 'node:vm';
import type { CaptureSource } from '../../config/full-scenario.ts';

/** What of an answer values are taken from. */
export interface CapturedAnswer {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** A value longer than this is no token or identifier, and would be sent with every later request. */
const longestValue = 8192;
/** An expression may backtrack for ages on a text that a stranger wrote, ms. */
const patternTime = 50;

/** Node stops a script that takes too long also in the middle of an expression. */
const search = new Script(
  `(() => { const found = new RegExp(pattern, 'u').exec(body); return found === null ? null : (found[1] ?? found[0]); })()`,
);

const byPattern = (pattern: string, body: string): string | null => {
  try {
    const found: unknown = search.runInContext(createContext({ pattern, body }), { timeout: patternTime });
    return typeof found === 'string' ? found : null;
  } catch {
    return null;
  }
};

const byJson = (path: string, body: string): string | null => {
  try {
    const found = path
      .split('.')
      .reduce<unknown>(
        (value, key) =>
          typeof value === 'object' && value !== null && Object.hasOwn(value, key)
            ? Object.entries(value).find(([name]) => name === key)?.[1]
            : undefined,
        JSON.parse(body),
      );
    return ['string', 'number', 'boolean'].includes(typeof found) ? String(found) : null;
  } catch {
    return null;
  }
};

const byHeader = (name: string, headers: IncomingHttpHeaders): string | null => {
  const value = headers[name.toLowerCase()];
  return (Array.isArray(value) ? value[0] : value) ?? null;
};

const captureOne = (source: CaptureSource, { headers, body }: CapturedAnswer): string | null => {
  switch (source.kind) {
    case 'json':
      return byJson(source.path, body);
    case 'header':
      return byHeader(source.name, headers);
    case 'pattern':
      return byPattern(source.pattern, body);
  }
};

/** The values that `sources` ask for; null when one of them is not there. */
export const capture = (
  sources: Readonly<Record<string, CaptureSource>>,
  answer: CapturedAnswer,
): ReadonlyMap<string, string> | null => {
  const values = new Map<string, string>();
  for (const [name, source] of Object.entries(sources)) {
    const value = captureOne(source, answer);
    if (value === null || value.length > longestValue) return null;
    values.set(name, value);
  }
  return values;
};
