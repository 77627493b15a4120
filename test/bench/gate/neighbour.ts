import { spawn } from 'node:child_process';

/** Burns a core in bursts of 1 to 10 s with pauses of the same length: somebody else's build on the same machine. */
const program = `
  const until = (end) => { let x = 0; while (performance.now() < end) x += Math.sqrt(x + 1); return x; };
  const length = () => 1000 + Math.random() * 9000;
  const burst = () => { until(performance.now() + length()); setTimeout(burst, length()); };
  burst();
  process.on('disconnect', () => process.exit());
`;

export const startNeighbour = (): Disposable => {
  const child = spawn(process.execPath, ['-e', program], { stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
  return { [Symbol.dispose]: () => void child.kill('SIGKILL') };
};
