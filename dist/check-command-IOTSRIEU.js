import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
import {
  createFilesStore,
  createProgressWriter,
  readCheckFlags,
  watchInterrupts
} from "./chunk-PFM3LNBV.js";
import "./chunk-Q2HQCF2V.js";
import {
  verdictExitCodes
} from "./chunk-3G5YX4PN.js";
import "./chunk-KZ4D6PLL.js";
import {
  runCheck
} from "./chunk-EDV5B7EE.js";
import "./chunk-YN36IYYG.js";
import "./chunk-VVFS23UM.js";
import "./chunk-2F3I75ON.js";
import "./chunk-Z3OUDCIZ.js";
import "./chunk-ZJW7ULFF.js";
import "./chunk-IQNYDPSZ.js";
import "./chunk-B7EYBZWP.js";
import "./chunk-LYQWIX4Q.js";
import "./chunk-VOVNAFVG.js";
import "./chunk-CDPO7XSA.js";
import "./chunk-ZIWWP5FQ.js";
import "./chunk-J5HETEUS.js";
import "./chunk-MRAJJQBN.js";
import "./chunk-PBE5CC26.js";
import {
  version
} from "./chunk-W4F75ABR.js";
import "./chunk-TYXQHNCN.js";
import {
  renderTerminal
} from "./chunk-HY5B5PC2.js";
import "./chunk-ZL7RCS46.js";
import "./chunk-N2NXIG5N.js";
import "./chunk-PTREMZN3.js";
import "./chunk-F2EZNLCT.js";
import "./chunk-AC553LYD.js";
import "./chunk-TZMWMRPL.js";
import "./chunk-NAX4DQJK.js";

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
