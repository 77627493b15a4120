const levels = ['debug', 'info', 'silent'];

/** Characters that are kept at most before they are written. */
const enough = 16_384;

/**
 * A log of JSON lines. Lines are gathered and written together: writing to a pipe holds up the whole process.
 * `level` is "debug", "info" or "silent".
 */
export const createLog = ({ level, flushEvery }, output = process.stdout) => {
  const least = levels.indexOf(level);
  let lines = '';
  const flush = () => {
    if (lines !== '') output.write(lines);
    lines = '';
  };
  const timer = setInterval(flush, flushEvery);
  timer.unref();
  const write = (name, entry) => {
    lines += `${JSON.stringify({ level: name, at: new Date().toISOString(), ...entry })}\n`;
    if (lines.length > enough) flush();
  };
  const writes = (name) => levels.indexOf(name) >= least;
  return {
    /** Whether it is worth gathering what `debug` would be told. */
    isDebug: writes('debug'),
    debug: writes('debug') ? (entry) => write('debug', entry) : () => {},
    info: writes('info') ? (entry) => write('info', entry) : () => {},
    flush,
    close: () => {
      clearInterval(timer);
      flush();
    },
  };
};
