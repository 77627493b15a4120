import { open, rm } from 'node:fs/promises';
import { OutputError, UploadError } from '../core/errors.ts';

/** What is too big is refused before it fills the disk: by what the server says, or once it is past the limit. */
export const tooBig = (what: string, maxBytes: number): UploadError =>
  new UploadError(
    `${what} is bigger than ${Math.floor(maxBytes / 1024 / 1024)} MB: nothing of it is used.`,
    'A run of Pacegate uploads far less: let the workflow upload its output directory alone.',
  );

/** An error of the file system, by its code; others stay what they are. */
const explainWriting = (error: unknown, into: string): unknown =>
  typeof error === 'object' && error !== null && 'syscall' in error && 'code' in error
    ? new OutputError(
        `${into} could not be written (${String(error.code)}).`,
        'Make room there, or name another place.',
        {
          cause: error,
        },
      )
    : error;

/**
 * Writes a stream into a new file and gives its size. The file is removed when the stream breaks off or goes beyond
 * `maxBytes`, which throws an UploadError. A file that exists already is never written over. Throws an OutputError when it
 * can't be written.
 */
export const saveStream = async (
  chunks: AsyncIterable<Uint8Array>,
  { into, maxBytes, what }: { readonly into: string; readonly maxBytes: number; readonly what: string },
): Promise<number> => {
  const file = await open(into, 'wx').catch((error: unknown) => {
    throw explainWriting(error, into);
  });
  let bytes = 0;
  let isDone = false;
  try {
    for await (const chunk of chunks) {
      bytes += chunk.byteLength;
      if (bytes > maxBytes) throw tooBig(what, maxBytes);
      await file.writeFile(chunk);
    }
    isDone = true;
    return bytes;
  } catch (error) {
    throw explainWriting(error, into);
  } finally {
    await file.close();
    if (!isDone) await rm(into, { force: true });
  }
};
