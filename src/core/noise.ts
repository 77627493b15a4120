import type { Schedule } from './block.ts';

/**
 * Whether the services waited for a core so much that latency says more about the machine than about them. `wait` is the
 * share of time in the run queue, 0 to 1. In a duet both sides share their cores, and where that is one core each waits
 * for the other half of the time.
 */
export const isNoisy = (wait: number, schedule: Schedule | null): boolean => wait > (schedule === 'duet' ? 0.6 : 0.3);
