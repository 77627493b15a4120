import { posix } from 'node:path';
import type { EmittedFiles } from './emitted-files.ts';

/** The source map of an emitted file. */
export interface FoundSourceMap {
  readonly json: string;
  /** Its directory below the output directory, "." for that itself: sources are relative to it. */
  readonly directory: string;
}

/** The last comment that names a map: `//# sourceMappingURL=app.js.map`, in styles between `/*` and its end. */
const urlOf = (text: string): string | null => {
  const at = text.lastIndexOf('sourceMappingURL=');
  if (at === -1) return null;
  return /^[^\s"'*\\]+/.exec(text.slice(at + 'sourceMappingURL='.length))?.[0] ?? null;
};

const decodeData = (url: string): string | null => {
  const comma = url.indexOf(',');
  if (comma === -1) return null;
  const data = url.slice(comma + 1);
  try {
    return url.slice(0, comma).endsWith(';base64') ? Buffer.from(data, 'base64').toString() : decodeURIComponent(data);
  } catch {
    return null;
  }
};

/** Larger ones are left alone: taken apart they need ten times that in memory. Bytes. */
const largest = 128 * 1024 ** 2;

/**
 * The map that is part of the text, that its last line names, or that lies beside it (hidden maps). It is only looked
 * for inside the output directory.
 */
export const findSourceMap = async (
  files: EmittedFiles,
  name: string,
  text: string,
): Promise<FoundSourceMap | null> => {
  const directory = posix.dirname(name);
  const url = urlOf(text);
  if (url?.startsWith('data:') === true) {
    const json = decodeData(url);
    return json === null ? null : { json, directory };
  }
  const named = url === null || /^[a-z][\w+.-]*:/i.test(url) ? [] : [posix.join(directory, url.replace(/[?#].*$/, ''))];
  for (const path of new Set([...named, `${name}.map`])) {
    const content = await files.readIfThere(path, largest);
    if (content !== null) return { json: content.toString(), directory: posix.dirname(path) };
  }
  return null;
};
