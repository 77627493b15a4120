import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
import "./chunk-Q2HQCF2V.js";
import {
  createProgressWriter,
  readCheckFlags
} from "./chunk-OIU3RL5H.js";
import {
  createFilesStore,
  watchInterrupts
} from "./chunk-CQX5O2UA.js";
import {
  verdictExitCodes
} from "./chunk-H7JFP7Z6.js";
import "./chunk-UKOX7PDA.js";
import {
  renderTerminal
} from "./chunk-XT5D4N2R.js";
import "./chunk-VV4RV6Q7.js";
import "./chunk-ZL7RCS46.js";
import {
  runCheck
} from "./chunk-B2SUVCMI.js";
import "./chunk-KLKBN4EB.js";
import "./chunk-YUV73QK7.js";
import "./chunk-QL6MKMNB.js";
import "./chunk-BZ67FGZI.js";
import "./chunk-6WIGEDLC.js";
import "./chunk-OQZDUZJS.js";
import "./chunk-2FHGPCDZ.js";
import "./chunk-RNE5WIPA.js";
import "./chunk-PBQDYBYB.js";
import "./chunk-HA2ZJA6C.js";
import "./chunk-OONWZWA2.js";
import "./chunk-YM5E4DEF.js";
import "./chunk-L3DUQPL2.js";
import "./chunk-A2YNWHTR.js";
import "./chunk-6WPL3DZZ.js";
import {
  version
} from "./chunk-LPQYZXUD.js";
import "./chunk-PTREMZN3.js";
import "./chunk-VMH3NJ5P.js";
import "./chunk-RPONXC4F.js";
import "./chunk-CDPO7XSA.js";
import "./chunk-ZIWWP5FQ.js";
import "./chunk-TYXQHNCN.js";
import "./chunk-FZ7HWXME.js";
import "./chunk-WXTMC5PW.js";
import "./chunk-OKUXJVYF.js";
import "./chunk-LJ4SIZJZ.js";
import "./chunk-PZ3W4RZL.js";
import "./chunk-6C4V474L.js";
import "./chunk-RN5MM66G.js";
import "./chunk-TZ54PJF2.js";

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
