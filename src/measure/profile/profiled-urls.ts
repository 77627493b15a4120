import type { HeapProfileNode } from '../../advice/profile/heap-profile.ts';
import type { ProfileRun } from '../../advice/profile/side-profiles.ts';

/** The scripts whose functions are in profiles, by URL or path as V8 gives it. */
export const profiledUrls = (runs: readonly ProfileRun[]): ReadonlySet<string> => {
  const urls = new Set<string>();
  for (const run of runs) {
    if (run.kind === 'cpu') {
      for (const { profile } of run.threads) for (const { callFrame } of profile.nodes) urls.add(callFrame.url);
      continue;
    }
    const waiting: HeapProfileNode[] = run.threads.map(({ profile }) => profile.head);
    for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
      urls.add(node.callFrame.url);
      waiting.push(...node.children);
    }
  }
  urls.delete('');
  return urls;
};
