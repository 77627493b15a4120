import { readlinkSync, statSync } from 'node:fs';
import { listProc } from '../process/proc-files.ts';

/** Bytes on the disk of `directory` in files that have no name any more and are held open by one of the processes. */
export const unlinkedBytes = (pids: Iterable<number>, directory: string): number => {
  const seen = new Set<number>();
  let bytes = 0;
  const disk = statSync(directory, { throwIfNoEntry: false })?.dev;
  for (const pid of pids) {
    for (const descriptor of listProc(`${pid}/fd`)) {
      const path = `/proc/${pid}/fd/${descriptor}`;
      try {
        if (!readlinkSync(path).endsWith(' (deleted)')) continue;
        const { dev, ino, blocks } = statSync(path);
        if (dev !== disk || seen.has(ino)) continue;
        seen.add(ino);
        bytes += blocks * 512;
      } catch {
        // Closed meanwhile, or another user's.
      }
    }
  }
  return bytes;
};
