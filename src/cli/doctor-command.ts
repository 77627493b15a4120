import { z } from 'zod';
import { version } from '../core/version.ts';
import { diagnose, isHealthy } from '../usecases/doctor/doctor.ts';
import { gatherFacts } from '../usecases/doctor/gather-facts.ts';
import { doctorJson, renderDoctor } from '../usecases/doctor/render-doctor.ts';

const schema = z.object({ config: z.string(), json: z.boolean().default(false) });

/** `pacegate doctor`: resolves to 0 when nothing has to be done, else to 1. */
export const doctorCommand = async (given: unknown, host: NodeJS.Process): Promise<number> => {
  const { config, json } = schema.parse(given);
  const facts = await gatherFacts({
    cwd: host.cwd(),
    config,
    environment: host.env,
    version,
    // Ctrl-C may end it anywhere: it starts nothing that stays and changes nothing.
    signal: new AbortController().signal,
    log: (line) => host.stderr.write(`${line}\n`),
  });
  const lines = diagnose(facts);
  const { stdout } = host;
  stdout.write(
    json
      ? doctorJson(lines)
      : renderDoctor(lines, {
          colour: stdout.isTTY && host.env['NO_COLOR'] === undefined,
          width: Math.min(stdout.columns ?? 100, 120),
        }),
  );
  return isHealthy(lines) ? 0 : 1;
};
