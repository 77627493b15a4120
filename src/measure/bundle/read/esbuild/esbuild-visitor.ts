import type { JsonVisitor } from '../json/json-scanner.ts';
import { isRaw, type Raw } from '../raw.ts';
import type { Metafile } from './read-esbuild.ts';

/** Takes a metafile, one input and one output at a time. */
export const createEsbuildVisitor = (): JsonVisitor & { readonly metafile: Metafile } => {
  const inputs = new Map<string, Raw>();
  const outputs = new Map<string, Raw>();
  return {
    metafile: { inputs, outputs },
    begin: (path, shape) => {
      if (path.length < 2) return path.length === 0 || path[0] === 'inputs' || path[0] === 'outputs' ? 'enter' : 'skip';
      return shape === 'object' ? 'take' : 'skip';
    },
    value: ([list, path], value) => {
      if (isRaw(value)) (list === 'inputs' ? inputs : outputs).set(String(path), value);
    },
  };
};
