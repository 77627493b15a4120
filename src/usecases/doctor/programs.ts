/** Words that the shell itself understands. */
const builtin = new Set(
  (
    '. : [ alias bg break case cd command continue do done echo elif else esac eval exec exit export false fg fi for ' +
    'function getopts hash if in jobs kill let local printf pwd read readonly return set shift source test then time ' +
    'times trap true type ulimit umask unalias unset until wait while { } ! [['
  ).split(' '),
);

/** Go before a program and change how it runs. */
const before = new Set(['exec', 'command', 'env', 'nice', 'nohup', 'time', 'sudo']);

const withoutQuotes = (line: string): string => line.replaceAll(/'[^']*'|"(?:[^"\\]|\\.)*"/g, 'Q');

/**
 * Programs that a shell line calls by name, as far as it can be told without running it. Those with a path or a variable
 * in their name are left out.
 */
export const programsOf = (line: string): string[] => {
  const calls = withoutQuotes(line).split(/&&|\|\||[;|&\n()]/);
  const programs = calls.flatMap((call) => {
    const words = call.trim().split(/\s+/);
    // NODE_ENV=production node server.js
    while (words.length > 0 && (/^\w+=/.test(words[0] ?? '') || before.has(words[0] ?? ''))) words.shift();
    const [program = ''] = words;
    return /^[A-Za-z][\w.+-]*$/.test(program) && program !== 'Q' && !builtin.has(program) ? [program] : [];
  });
  return [...new Set(programs)];
};
