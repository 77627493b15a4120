import { readFileSync } from 'node:fs';
import { UsageError } from '../../core/errors.ts';

/** Who jobs run as where the worker is root. */
export interface JobUser {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
  /** Whether nothing but jobs runs as this user: then whatever is left of it after a job belonged to the job. */
  readonly isDedicated: boolean;
}

type Account = Omit<JobUser, 'isDedicated'>;

/** Made for it by an administrator. Other services share `nobody`. */
const dedicated = 'pacegate-job';
const shared = 'nobody';

/** The accounts of /etc/passwd (passwd(5)); lines of another form are left out. */
export const parsePasswd = (text: string): Account[] =>
  text.split('\n').flatMap((line) => {
    const [name, , uid, gid] = line.split(':');
    if (name === undefined || uid === undefined || gid === undefined) return [];
    return /^\d+$/.test(uid) && /^\d+$/.test(gid) ? [{ name, uid: Number(uid), gid: Number(gid) }] : [];
  });

const named = (wanted: string, accounts: readonly Account[]): Account | null => {
  const [, uid, gid] = /^(\d{1,10})(?::(\d{1,10}))?$/.exec(wanted) ?? [];
  if (uid === undefined) return accounts.find(({ name }) => name === wanted) ?? null;
  const known = accounts.find((it) => it.uid === Number(uid));
  return {
    name: known?.name ?? uid,
    uid: Number(uid),
    gid: gid === undefined ? (known?.gid ?? Number(uid)) : Number(gid),
  };
};

/**
 * The user that is asked for: a name, a number, or "number:group number". Without a wish it is `pacegate-job` where there is
 * one, else `nobody`, else null. Throws a UsageError for a user that there is not, and for root.
 */
export const chooseJobUser = (wanted: string | null, passwd: string): JobUser | null => {
  const accounts = parsePasswd(passwd);
  if (wanted === null) {
    const found = accounts.find(({ name }) => name === dedicated) ?? accounts.find(({ name }) => name === shared);
    return found === undefined || found.uid === 0 ? null : { ...found, isDedicated: found.name === dedicated };
  }
  const found = named(wanted, accounts);
  if (found === null)
    throw new UsageError(
      `There is no user ${JSON.stringify(wanted.slice(0, 100))} on this machine for jobs to run as.`,
      'Make one (useradd --system --no-create-home pacegate-job), or correct PACEGATE_JOB_USER.',
    );
  if (found.uid === 0)
    throw new UsageError('Jobs may not run as root.', 'Name another user in PACEGATE_JOB_USER, or leave it out.');
  return { ...found, isDedicated: found.name !== shared };
};

/** See chooseJobUser; by the accounts of this machine. */
export const findJobUser = (wanted: string | null): JobUser | null => {
  let passwd = '';
  try {
    passwd = readFileSync('/etc/passwd', 'utf8');
  } catch {
    // Numbers can be used all the same.
  }
  return chooseJobUser(wanted, passwd);
};
