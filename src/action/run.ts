import { runAction } from './runner.ts';

process.exitCode = await runAction(process);
