import type { BundleFile } from '../../core/bundle/bundle-graph.ts';
import type { Compression } from './compression.ts';
import type { EmittedFiles } from './emitted-files.ts';
import { createTurns } from './turns.ts';

const marker = Buffer.from('sourceMappingURL=data:');

/** What ends a data URL inside a script: white space, quotes, the end of a comment, an escape. */
const endsUrl = new Set(Buffer.from(' \t\r\n"\'`*\\'));

/** Length of the source maps that are part of a text. A development build has one in every module. */
const inlineMapsOf = (content: Buffer): number => {
  let length = 0;
  for (let at = content.indexOf(marker); at !== -1; at = content.indexOf(marker, at)) {
    let end = at + marker.length;
    while (end < content.length && !endsUrl.has(content[end] ?? 0)) end += 1;
    length += end - at;
    at = end;
  }
  return length;
};

const linesOf = (content: Buffer): number => {
  let lines = 1;
  for (let at = content.indexOf(10); at !== -1; at = content.indexOf(10, at + 1)) lines += 1;
  return lines;
};

/** Servers send these as they are: compressing them once more saves nothing and takes minutes for a film. */
const compressed = /\.(?:avif|br|gif|gz|heic|jpe?g|jxl|mp3|mp4|m4a|ogg|png|web[mp]|woff2?|zip|zst)$/i;

const sizeOf = async (file: BundleFile, files: EmittedFiles, compression: Compression): Promise<BundleFile> => {
  if (file.kind === 'map') {
    // Many builds remove them after they have sent them to an error tracker.
    const size = (await files.size(file.name)) ?? 0;
    return { ...file, parsed: size, gzip: size, brotli: size };
  }
  const content = await files.read(file.name);
  const isCode = file.kind === 'script' || file.kind === 'style';
  const parsed = content.length;
  const none = { gzip: parsed, brotli: parsed };
  const packed = compressed.test(file.name) ? none : await compression.sizeOf(content);
  return {
    ...file,
    parsed,
    gzip: packed.gzip,
    brotli: packed.brotli,
    lines: isCode ? linesOf(content) : 0,
    inlineMap: isCode ? inlineMapsOf(content) : 0,
  };
};

/**
 * Reads every file and measures it, two at a time. Source maps, which browsers fetch for developers only, and formats
 * that are compressed in themselves keep their own size as gzip and brotli. Throws a BundleError for a file that is
 * not there; the signal's reason on an abort.
 */
export const fileSizes = async (
  listed: readonly BundleFile[],
  tools: { readonly files: EmittedFiles; readonly compression: Compression; readonly signal: AbortSignal },
): Promise<BundleFile[]> => {
  const { files, compression, signal } = tools;
  const turn = createTurns(2);
  const failed = new AbortController();
  const stop = AbortSignal.any([signal, failed.signal]);
  return Promise.all(
    listed.map((file) =>
      turn(async () => {
        stop.throwIfAborted();
        try {
          return await sizeOf(file, files, compression);
        } catch (error) {
          failed.abort(error);
          throw error;
        }
      }),
    ),
  );
};
