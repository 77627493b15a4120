import { createHash } from 'node:crypto';
import { currentOwner, ownerState, type ProcessOwner } from '../workspace/process-owner.ts';

const prefix = 'pacegate_copy';

const hash = (text: string, length: number): string => createHash('sha256').update(text).digest('hex').slice(0, length);

const spaceOf = ({ space }: ProcessOwner): string => hash(space ?? '', 8);

/**
 * The name of a side's copy: of the process that makes it, so that what a killed one left is known for it, and of the side's directory,
 * which no other side or block has. Within the 63 bytes of a name.
 */
export const copyName = (directory: string): string => {
  const owner = currentOwner();
  return [prefix, spaceOf(owner), owner.pid, owner.startTime ?? 0, hash(directory, 12)].join('_');
};

/** What a `like` finds all copies by. */
export const copyPattern = `${prefix.replaceAll('_', String.raw`\_`)}\\_%`;

/** Whether a database is a copy whose maker is gone; `unknown` when its process counts on another machine, or before this one started. */
export const copyState = (name: string): 'running' | 'gone' | 'unknown' | 'none' => {
  const [, space, pid, startTime] =
    /^pacegate_copy_([0-9a-f]{8})_(\d{1,10})_(\d{1,20})_[0-9a-f]{12}$/u.exec(name) ?? [];
  if (space === undefined || pid === undefined || startTime === undefined) return 'none';
  const current = currentOwner();
  if (space !== spaceOf(current)) return 'unknown';
  return ownerState({ pid: Number(pid), startTime: startTime === '0' ? null : startTime, space: current.space });
};
