#!/usr/bin/env node
import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);

// src/cli/pacegate.ts
var major = Number(process.versions.node.split(".")[0]);
if (major < 24) {
  process.stderr.write(
    `Pacegate needs Node 24 or newer; this is ${process.versions.node}. Where it is installed as a development dependency, "npx pacegate" with the package "node" (npm install -D node@24) runs it.
`
  );
  process.exitCode = 2;
} else {
  const { explain, run } = await import("./run-UXUA3UDY.js");
  const { watchOutput } = await import("./watch-output-BOEZC6C6.js");
  process.on("uncaughtException", (error) => process.exit(explain(error, process)));
  watchOutput(process);
  process.exitCode = await run(process);
}
