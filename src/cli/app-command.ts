import { readText } from '../app/credentials-file.ts';
import { openLog } from '../app/open-log.ts';
import { runApp } from '../app/run-app.ts';
import { readSettings } from '../app/settings.ts';
import { watchInterrupts } from './interrupts.ts';

/**
 * `pacegate app`: serves until a signal comes, then ends in order and resolves to 0. A second signal ends it at once. Throws
 * a UsageError for wrong settings, a DatabaseError where the database can't be opened.
 */
export const appCommand = async (host: NodeJS.Process): Promise<number> => {
  const settings = readSettings({ environment: host.env, cwd: host.cwd(), readText, role: 'app' });
  using interrupts = watchInterrupts(host);
  await runApp(settings, {
    ...openLog(settings, (line) => host.stdout.write(line)),
    signal: interrupts.signal,
    environment: host.env,
  });
  return 0;
};
