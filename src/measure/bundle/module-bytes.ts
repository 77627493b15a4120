import type { EmittedBundle } from './emitted-bundle.ts';
import type { TextRange } from './text-range.ts';

/**
 * UTF-8 bytes of the modules' texts in the emitted files, by index; in the file where most of it is. Modules that share
 * a scope and can't be told apart are left out.
 */
export const moduleBytes = async (bundle: EmittedBundle, signal: AbortSignal): Promise<Map<number, number>> => {
  const bytes = new Map<number, number>();
  for (const [index, { kind, parsed }] of bundle.graph.files.entries()) {
    if (kind !== 'script' && kind !== 'style') continue;
    signal.throwIfAborted();
    const { blocks, rest } = await bundle.layout(index);
    const text = await bundle.text(index);
    const isPlain = text.length === parsed;
    const lengthOf = ({ start, end }: TextRange): number =>
      isPlain ? end - start : Buffer.byteLength(text.slice(start, end));
    const here = new Map<number, number>();
    const add = (module: number, range: TextRange): void => {
      here.set(module, (here.get(module) ?? 0) + lengthOf(range));
    };
    for (const block of blocks) {
      const [only, ...others] = block.modules;
      if (only !== undefined && others.length === 0) add(only, block);
      for (const part of block.parts ?? []) add(part.module, part);
    }
    for (const part of rest.parts ?? []) add(part.module, part);
    for (const [module, length] of here) bytes.set(module, Math.max(bytes.get(module) ?? 0, length));
  }
  return bytes;
};
