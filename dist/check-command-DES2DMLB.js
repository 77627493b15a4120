import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
import {
  createProgressWriter,
  readCheckFlags
} from "./chunk-OH6MH4HS.js";
import {
  createFilesStore,
  watchInterrupts
} from "./chunk-XPAOFZVV.js";
import "./chunk-Q2HQCF2V.js";
import {
  verdictExitCodes
} from "./chunk-O7LK2WBG.js";
import "./chunk-BQUJODT3.js";
import "./chunk-Y7RL7CH3.js";
import {
  runCheck
} from "./chunk-YMKQTCZ7.js";
import "./chunk-OWS4AQ5L.js";
import "./chunk-EQ7QMIES.js";
import "./chunk-DANWIS3G.js";
import "./chunk-JOA4ZHMT.js";
import "./chunk-LPWOHWK3.js";
import "./chunk-WXLTVD37.js";
import "./chunk-4ESKQVFF.js";
import "./chunk-IZZFJMNP.js";
import "./chunk-XTA5BVMZ.js";
import "./chunk-NWOIJ7FA.js";
import "./chunk-CIAR5AZL.js";
import "./chunk-VOVNAFVG.js";
import "./chunk-CDPO7XSA.js";
import "./chunk-ZIWWP5FQ.js";
import "./chunk-NXJSINYX.js";
import "./chunk-6OBYW2M5.js";
import {
  version
} from "./chunk-LPQYZXUD.js";
import "./chunk-TYXQHNCN.js";
import {
  renderTerminal
} from "./chunk-SYL4IODI.js";
import "./chunk-ZL7RCS46.js";
import "./chunk-HH3YB5MF.js";
import "./chunk-PTREMZN3.js";
import "./chunk-YYRNOO65.js";
import "./chunk-XST5D2O7.js";
import "./chunk-JKT2QQMH.js";
import "./chunk-E2BLH3JN.js";

// src/cli/local-baseline.ts
import { existsSync } from "node:fs";
import { dirname, join, relative } from "node:path";
var rootOf = (directory) => {
  if (existsSync(join(directory, ".git"))) return directory;
  const parent = dirname(directory);
  return parent === directory ? null : rootOf(parent);
};
var localBaseline = (cwd) => {
  const root = rootOf(cwd);
  const directory = root === null ? null : join(root, ".pacegate", "baselines");
  if (directory === null || !existsSync(directory)) return null;
  return createFilesStore({ directory, place: `directory ${relative(cwd, directory)}` });
};

// src/cli/check-command.ts
var checkCommand = async (given, host) => {
  const flags = readCheckFlags(given);
  using interrupts = watchInterrupts(host);
  const { signal } = interrupts;
  using progress = createProgressWriter(host.stderr);
  const report = (it) => progress.write(it);
  signal.addEventListener(
    "abort",
    () => report({ kind: "step", text: "stopping what was started; a second signal does it at once" })
  );
  const onExit = (cleanup) => ({ [Symbol.dispose]: interrupts.onExit(cleanup) });
  const cwd = host.cwd();
  const { result, directory } = await runCheck(
    { ...flags, cwd, environment: host.env, version, baseline: localBaseline(cwd) },
    { signal, report, onExit }
  );
  progress[Symbol.dispose]();
  const { stdout } = host;
  stdout.write(
    flags.json ? `${JSON.stringify(result, null, 2)}
` : renderTerminal(result, {
      colour: stdout.isTTY && host.env["NO_COLOR"] === void 0,
      width: stdout.columns ?? 100,
      directory
    })
  );
  return verdictExitCodes[result.verdict];
};
export {
  checkCommand
};
