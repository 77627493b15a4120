import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
import {
  createProgressWriter
} from "./chunk-QGW5EHXM.js";
import {
  createFilesStore
} from "./chunk-XJI2FEQS.js";
import {
  runCheck
} from "./chunk-NFHCBOVX.js";
import "./chunk-OT63MPI3.js";
import "./chunk-V7R3O6KU.js";
import "./chunk-EIBPQFRM.js";
import "./chunk-SO7JIFRR.js";
import {
  readCheckFlags
} from "./chunk-E4JAQZ2K.js";
import {
  watchInterrupts
} from "./chunk-YYINTHUO.js";
import "./chunk-Q2HQCF2V.js";
import {
  verdictExitCodes
} from "./chunk-H7JFP7Z6.js";
import "./chunk-AMQIROUQ.js";
import "./chunk-LNLDPN5N.js";
import "./chunk-T2CUYVQY.js";
import "./chunk-XNVQXV3Q.js";
import "./chunk-3J3VBDEH.js";
import "./chunk-S2TXOPZ7.js";
import "./chunk-EIMPOH5A.js";
import "./chunk-JLYXDKEF.js";
import "./chunk-UMPGSF4O.js";
import "./chunk-J4547VCP.js";
import "./chunk-V4I6AMZS.js";
import "./chunk-VV4RV6Q7.js";
import "./chunk-NTLBFJXP.js";
import "./chunk-2DTFS55P.js";
import "./chunk-DGPZGYSN.js";
import {
  renderTerminal
} from "./chunk-J2ZL7ICM.js";
import "./chunk-A5WVGRBE.js";
import "./chunk-UUIPPUIR.js";
import "./chunk-YFBGAAQG.js";
import "./chunk-F2VJVSHN.js";
import "./chunk-A2YNWHTR.js";
import "./chunk-ZTJGIHZA.js";
import {
  version
} from "./chunk-W4F75ABR.js";
import "./chunk-ZL7RCS46.js";
import "./chunk-PTREMZN3.js";
import "./chunk-JYTAKTPO.js";
import "./chunk-DN5UREU7.js";
import "./chunk-RPONXC4F.js";
import "./chunk-CDPO7XSA.js";
import "./chunk-TYXQHNCN.js";
import "./chunk-FZ7HWXME.js";
import "./chunk-WXTMC5PW.js";
import "./chunk-OKUXJVYF.js";
import "./chunk-YH73FRKC.js";
import "./chunk-SJTKAJBJ.js";
import "./chunk-42FJ7QRR.js";
import "./chunk-4AKL4WDJ.js";
import "./chunk-ZIWWP5FQ.js";
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
