import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface OwnCommandLine {
  /** Node and the script: what comes before the command's name. */
  readonly cli: readonly string[];
  /** Directories that a job has to read to run it. */
  readonly visible: readonly string[];
}

/**
 * This package's own command line, by where this module is: in the sources, or as a chunk beside the bundled entry, where all
 * files lie flat.
 */
export const ownCommandLine = (module: string = import.meta.url): OwnCommandLine => {
  const here = fileURLToPath(module);
  const isSource = here.endsWith('.ts');
  const root = join(dirname(here), isSource ? '../../../..' : '.');
  const script = isSource ? join(root, 'src/cli/pacegate.ts') : join(root, 'pacegate.js');
  // Beside the program in bin/ there are npm and its files.
  const programs = dirname(process.execPath);
  return { cli: [process.execPath, script], visible: [root, programs.endsWith('/bin') ? dirname(programs) : programs] };
};
