import { formatValue } from '../../../core/format.ts';
import type { Check } from '../check.ts';
import { type Judged, ok, problem, warning } from '../line.ts';

const runner = 'Measure in the workflow, or on another machine.';

/** Whether this machine can measure, and how well. */
export const machineCheck: Check = {
  id: 'machine',
  group: 'This machine',
  judge: ({ machine: { node, platform, proc, taskset, cores, memory } }): Judged[] => [
    ok(`Pacegate runs on Node ${node.replace(/^v/, '')}`),
    proc
      ? ok(`${platform}: /proc tells what the processes of a service use`)
      : warning(
          `${platform} has no /proc, so CPU time and memory of services can't be read here`,
          `It takes Linux. ${runner}`,
        ),
    cores < 2
      ? warning(
          'There is one core: the load takes it from the services that are measured',
          `At least two are needed for figures that say something. ${runner}`,
        )
      : taskset
        ? ok(`${cores} cores: one is for the load, ${cores === 2 ? 'the other' : `${cores - 1} are`} for the services`)
        : warning(
            `${cores} cores, but no taskset: load and services get in each other's way`,
            'Install util-linux, which brings it.',
          ),
    memory < 1e9
      ? warning(
          `${formatValue(memory, 'bytes')} of memory are free`,
          'Both sides run at the same time: stop what is not needed.',
        )
      : ok(`${formatValue(memory, 'bytes')} of memory are free`),
  ],
};

const least = 500e6;
const enough = 2e9;

/** Whether both sides have room to be checked out and built. */
export const diskCheck: Check = {
  id: 'disk',
  group: 'This machine',
  judge: ({ machine: { disk, temporary } }) => {
    if (disk === null) return [];
    const found = `${formatValue(disk, 'bytes')} are free in ${temporary}, where both sides are checked out and built`;
    const cure = 'Free some space, or point TMPDIR to a larger disk.';
    if (disk < least) return [problem(found, cure)];
    return [disk < enough ? warning(found, cure) : ok(found)];
  },
};
