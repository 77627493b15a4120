/** What /proc/PID/stat tells that Pacegate uses. */
export interface ProcessStat {
  readonly pid: number;
  /** One letter; Z is a zombie: it ended and its parent has not collected it. */
  readonly state: string;
  readonly parent: number;
  readonly group: number;
  /** CPU time of all threads, ended ones included, in clock ticks; both parts are rounded down. */
  readonly cpuTicks: number;
  /** CPU time of ended and collected children, and of theirs, in clock ticks; rounded down likewise. */
  readonly childTicks: number;
  /** Clock ticks since boot: with the pid it names a process for ever, although pids are used again. */
  readonly startTicks: number;
}

/** Linux shows user space ticks of 1/100 s on every architecture (USER_HZ). */
export const msPerTick = 10;

/**
 * Parses /proc/PID/stat (proc_pid_stat(5)); null when the text is not of that form.
 * The command name in parentheses may hold spaces and parentheses itself, so fields are counted from the last one.
 */
export const parseProcessStat = (text: string): ProcessStat | null => {
  const open = text.indexOf(' (');
  const close = text.lastIndexOf(') ');
  if (open < 1 || close < open) return null;
  const fields = text.slice(close + 2).split(' ');
  const numberAt = (field: number): number => Number(fields[field - 3] ?? Number.NaN);
  const stat = {
    pid: Number(text.slice(0, open)),
    state: fields[0] ?? '',
    parent: numberAt(4),
    group: numberAt(5),
    cpuTicks: numberAt(14) + numberAt(15),
    childTicks: numberAt(16) + numberAt(17),
    startTicks: numberAt(22),
  };
  const { state, ...numbers } = stat;
  return /^[A-Za-z]$/.test(state) && Object.values(numbers).every(Number.isInteger) ? stat : null;
};

/** Whether the process has ended, collected by its parent or not. */
export const hasEnded = ({ state }: ProcessStat): boolean => state === 'Z' || state === 'X';
