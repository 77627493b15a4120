import { join, posix } from 'node:path';
import type { BundleSuite } from '../../config/bundle-suite.ts';
import { BundleError, RepositoryError } from '../../core/errors.ts';
import { readGraph } from '../../measure/bundle/read-graph.ts';
import { existsBelow } from '../../measure/survey/repository-files.ts';
import { pathIn } from '../../measure/survey/source-tree.ts';
import type { Git } from '../../measure/workspace/git.ts';
import type { BundleFacts, LastStatistics } from './facts.ts';
import type { Surroundings } from './gather-suites.ts';

/** Whether git leaves `path` out; null where it can't tell, as without a repository. */
const isIgnored = async (git: Git, directory: string, path: string): Promise<boolean | null> => {
  try {
    // With its slash, because rules such as "dist/" are for directories only, and it need not be there.
    const { code } = await git.run(['check-ignore', '--quiet', '--', `${path}/`], { directory });
    return code === 0 || code === 1 ? code === 0 : null;
  } catch (error) {
    // What git can't do is said by other lines.
    if (error instanceof RepositoryError) return null;
    throw error;
  }
};

const lastStatistics = async (suite: BundleSuite, { top, signal }: Surroundings): Promise<LastStatistics> => {
  if (suite.stats === null || !existsBelow(top)(pathIn(suite.directory, suite.stats))) return { kind: 'none' };
  try {
    const { graph } = await readGraph({ suite, directory: join(top, suite.directory), signal });
    return { kind: 'read', bundler: graph.bundler.name, notices: graph.notices };
  } catch (error) {
    if (error instanceof BundleError) return { kind: 'unusable', problem: error.message, cure: error.cure };
    throw error;
  }
};

/** How the build of a bundle is set up, by its configuration and by what the last build left. */
export const bundleFacts = async (suite: BundleSuite, around: Surroundings, git: Git): Promise<BundleFacts> => {
  const { directory, stats } = suite;
  const output = pathIn(directory, suite.output ?? posix.dirname(stats ?? '.'));
  const frontEnd = around.frontEnds.find((it) => it.directory === directory) ?? null;
  return {
    stats: stats === null ? null : pathIn(directory, stats),
    output,
    ignored: output === '.' ? null : await isIgnored(git, around.top, output),
    builds: suite.build !== null,
    frontEnd,
    last: await lastStatistics(suite, around),
  };
};
