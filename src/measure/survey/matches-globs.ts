import picomatch from 'picomatch';

/** picomatch throws for an empty pattern and for one of 64 KiB; neither is meant. */
const isUsable = (glob: string): boolean => glob !== '' && glob !== '!' && glob.length <= 1000;

/**
 * Whether a name is among those that the globs stand for; one with `!` takes away what those before it gave, as in
 * workspaces and in GitHub's filters.
 */
export const matchesGlobs = (name: string, globs: readonly string[]): boolean =>
  globs.filter(isUsable).reduce((matched, glob) => {
    const isTaken = glob.startsWith('!');
    return picomatch.isMatch(name, isTaken ? glob.slice(1) : glob) ? !isTaken : matched;
  }, false);
