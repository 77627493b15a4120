import { type Interrupts, watchInterrupts as watch } from '../measure/process/watch-interrupts.ts';
import { exitCodeOf } from './exit-codes.ts';

/** Signals of the command line: the second one ends it with the exit code that the shell expects of it. */
export const watchInterrupts = (host: NodeJS.Process): Interrupts => watch(host, exitCodeOf);
