import { type BaselineFlags, readBaselineFlags } from './baseline-flags.ts';
import { exportBaseline } from './baseline-export.ts';
import { importBaseline } from './baseline-import.ts';
import { refreshBaseline } from './baseline-refresh.ts';
import { showBaseline } from './baseline-show.ts';
import { UsageError } from '../core/errors.ts';

// Flags, as program.ts gives them:
//   all      --store <files|branch>   default: null, which openBaseline reads as: files where there are any or something is
//                                     written, else the branch
//            --config <file>          names the branch
//   show     --suite <name...>, --json
//   export   --suite <name...>, --format <pacegate|bmf|github-action-benchmark>, --out <file>
//   import   FILE, --suite <name...>, --format <...>, --commit <ref> (bmf alone, which does not say what was measured)
//   refresh  the flags of check but --base, which the store knows

type BaselineAction = 'show' | 'refresh' | 'export' | 'import';

const needed = (file: string | null): string => {
  if (file !== null && file !== '') return file;
  throw new UsageError('There is no file to import.', 'Name it: pacegate baseline import FILE.');
};

/** `pacegate baseline show|refresh|export|import`: resolves to an exit code. `argument` is the file to import. */
export const baselineCommand = (
  action: BaselineAction,
  argument: string | null,
  given: unknown,
  host: NodeJS.Process,
): Promise<number> => {
  if (action === 'refresh') return refreshBaseline(given, host);
  const flags: BaselineFlags = readBaselineFlags(given);
  switch (action) {
    case 'show':
      return showBaseline(flags, host);
    case 'export':
      return exportBaseline(flags, host);
    case 'import':
      return importBaseline(needed(argument), flags, host);
  }
};
