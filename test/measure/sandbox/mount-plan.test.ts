import { expect, test } from '@jest/globals';
import { type MountRequest, planMounts } from '../../../src/measure/sandbox/mount-plan.ts';
import { parseMountTable, readOnlyOptions, writableMounts } from '../../../src/measure/sandbox/mount-table.ts';

const table = parseMountTable(
  [
    '22 27 0:21 / /proc rw,relatime - proc proc rw',
    '24 27 0:6 / /dev rw,relatime - devtmpfs devtmpfs rw',
    '27 1 254:0 / / rw,relatime - ext4 /dev/vda rw,discard',
    '28 27 254:1 / /my\\040data rw,nosuid,nodev,noatime shared:3 - ext4 /dev/vdb rw',
    '29 27 0:40 / /mnt/image ro,nosuid - tmpfs image ro',
    '',
  ].join('\n'),
);

const request: MountRequest = {
  directory: '/var/lib/pacegate/jobs/job-abc123',
  hidden: ['/var/lib/pacegate'],
  hiddenFiles: [],
  shared: [],
  visible: [],
  sharedMemory: null,
  table,
};

const job = request.directory;

/** Steps in which something is put in its place, as "step at". */
const placed = (more: Partial<MountRequest>): string[] =>
  planMounts({ ...request, ...more })
    .filter(([step, , at]) => ['empty', 'bind', 'put'].includes(step) && !at.startsWith(`${job}/stage`))
    .map(([step, , at]) => `${step === 'put' ? 'bind' : step} ${at}`);

test('the table of mounts is read with its blanks and flags; what the kernel shows is no disk', () => {
  expect(table.map(({ path }) => path)).toEqual(['/proc', '/dev', '/', '/my data', '/mnt/image']);
  expect(writableMounts(table)).toEqual(['/', '/my data']);
  expect(readOnlyOptions('/my data/jobs', table)).toBe('bind,ro,nosuid,nodev,noatime');
  expect(readOnlyOptions('/home', table)).toBe('bind,ro,relatime');
});

test('everything is read-only but the job, which stays where a directory above it is emptied', () => {
  expect(planMounts(request)).toEqual([
    ['empty', 'size=64k,mode=755,nosuid,nodev', `${job}/stage`],
    ['directory', '', `${job}/stage/0`],
    ['bind', job, `${job}/stage/0`],
    ['enter', `${job}/stage`, ''],
    ['remount', 'bind,ro,relatime', '/'],
    ['try-remount', 'bind,ro,nosuid,nodev,noatime', '/my data'],
    ['empty', 'size=64k,mode=755,nosuid,nodev', '/var/lib/pacegate'],
    ['directory', '', job],
    ['put', './0', job],
    ['remount', 'bind,ro,nosuid,nodev', '/var/lib/pacegate'],
  ]);
});

test('the temporary directories of all are the job’s own, and what lies in them is gone or put back', () => {
  const inside = {
    directory: '/tmp/jobs/job-1',
    hidden: ['/tmp/data', '/tmp/package/data'],
    shared: ['/tmp', '/var/tmp'],
  };
  const steps = planMounts({ ...request, ...inside, visible: ['/tmp/package'], sharedMemory: '/dev/shm' });
  const shown = steps.map(([step, what, at]) => `${step} ${what} ${at}`);
  expect(shown).toContain('put ./0/tmp /tmp');
  expect(shown).toContain('put ./0/tmp /var/tmp');
  // There is no such directory any more, so nothing can be mounted on it.
  expect(shown.filter((it) => it.endsWith(' /tmp/data'))).toEqual([]);
  expect(shown.indexOf('directory  /tmp/package')).toBeGreaterThan(shown.indexOf('put ./0/tmp /tmp'));
  expect(shown).toContain('remount bind,ro,relatime /tmp/package');
  // What was put back is whole, so what is to be hidden in it still is.
  expect(shown.some((it) => it.startsWith('empty ') && it.endsWith(' /tmp/package/data'))).toBe(true);
  expect(shown).toContain('empty size=256m,mode=1777,nosuid,nodev /dev/shm');
});

test('what is not covered is not put back, and the same directory hidden and visible is visible', () => {
  expect(placed({ visible: ['/opt/pacegate'] })).toEqual(['empty /var/lib/pacegate', `bind ${job}`]);
  expect(placed({ hidden: ['/app', '/var/lib/pacegate'], visible: ['/app'] })).toEqual([
    'empty /app',
    'bind /app',
    'empty /var/lib/pacegate',
    `bind ${job}`,
  ]);
  expect(placed({ hiddenFiles: ['/etc/key.pem', '/var/lib/pacegate/key.pem'] })).toEqual([
    'bind /etc/key.pem',
    'empty /var/lib/pacegate',
    `bind ${job}`,
  ]);
});
