#!/usr/bin/env node
// Nothing else is imported before the version is known: an older Node can't even parse the rest.
const major = Number(process.versions.node.split('.')[0]);
if (major < 24) {
  process.stderr.write(
    `Pacegate needs Node 24 or newer; this is ${process.versions.node}. ` +
      'Where it is installed as a development dependency, "npx pacegate" with the package "node" (npm install -D node@24) runs it.\n',
  );
  process.exitCode = 2;
} else {
  const { explain, run } = await import('./run.ts');
  const { watchOutput } = await import('./watch-output.ts');
  // Node would end with 1, which is the exit code of a failed gate.
  process.on('uncaughtException', (error) => process.exit(explain(error, process)));
  watchOutput(process);
  process.exitCode = await run(process);
}
