import { z } from 'zod';
import { RepositoryError } from '../core/errors.ts';
import { version } from '../core/version.ts';
import { type GitFacts, tryGitFacts } from '../measure/survey/git-facts.ts';
import { readTree } from '../measure/survey/read-tree.ts';
import { existsBelow, writerBelow } from '../measure/survey/repository-files.ts';
import { init } from '../usecases/init/init.ts';
import { printInit, renderInit } from '../usecases/init/render-init.ts';

const schema = z.object({
  app: z.boolean().default(false),
  force: z.boolean().default(false),
  print: z.boolean().default(false),
});

/** Where the keys of the configuration are explained, for people who have only the file. */
const reference = 'docs/configuration.md of Pacegate';

const placeOf = (facts: GitFacts | RepositoryError, print: boolean, cwd: string): Pick<GitFacts, 'top' | 'prefix'> => {
  if (!(facts instanceof RepositoryError)) return facts;
  // Printing harms nothing, and shows people what they would get.
  if (print) return { top: cwd, prefix: '' };
  throw facts;
};

/** `pacegate init`: resolves to 0. Throws a RepositoryError outside of a repository, an OutputError. */
export const initCommand = async (given: unknown, host: NodeJS.Process): Promise<number> => {
  const { app, force, print } = schema.parse(given);
  const facts = await tryGitFacts(host.cwd(), host.env, new AbortController().signal);
  const { top, prefix } = placeOf(facts, print, host.cwd());
  const branch = facts instanceof RepositoryError ? null : (facts.defaultBranch?.name ?? facts.branch);
  const plan = await init(
    { prefix, defaultBranch: branch ?? 'main', reference, app, force, print, version },
    { tree: readTree(top), exists: existsBelow(top), write: writerBelow(top) },
  );
  const { stdout } = host;
  stdout.write(
    print
      ? printInit(plan)
      : renderInit(plan, {
          colour: stdout.isTTY && host.env['NO_COLOR'] === undefined,
          width: Math.min(stdout.columns ?? 100, 120),
          place: top,
        }),
  );
  return 0;
};
