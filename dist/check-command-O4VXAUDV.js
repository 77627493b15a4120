import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
import {
  localBaseline
} from "./chunk-JVFZNK5J.js";
import "./chunk-Q2HQCF2V.js";
import {
  createProgressWriter
} from "./chunk-SECSKHPO.js";
import {
  readCheckFlags
} from "./chunk-KULCYLAW.js";
import "./chunk-RITITTGN.js";
import {
  watchInterrupts
} from "./chunk-2UIUTNXM.js";
import {
  verdictExitCodes
} from "./chunk-QSZIDGTK.js";
import {
  runCheck
} from "./chunk-UJFGGM27.js";
import "./chunk-DYJL3DNA.js";
import "./chunk-ZM2Z42UO.js";
import "./chunk-VIJOXWVX.js";
import "./chunk-V7R3O6KU.js";
import "./chunk-LNLDPN5N.js";
import "./chunk-BDZU4IYZ.js";
import "./chunk-WGZ5KSCE.js";
import "./chunk-LOKRMITD.js";
import "./chunk-MS5N73B4.js";
import "./chunk-L3P7WQTL.js";
import "./chunk-QTO22MF4.js";
import "./chunk-C5QOBS2P.js";
import "./chunk-AMKDHHI6.js";
import "./chunk-3J3VBDEH.js";
import "./chunk-BYJ4AK2O.js";
import {
  renderTerminal
} from "./chunk-ZDZ7DMKR.js";
import "./chunk-ZL7RCS46.js";
import "./chunk-VV4RV6Q7.js";
import "./chunk-APDG6ZBT.js";
import "./chunk-SCZ2ZM32.js";
import "./chunk-OB3N2FPT.js";
import "./chunk-V5LBYAPM.js";
import "./chunk-RIJFTOSU.js";
import "./chunk-YP2GOVHX.js";
import "./chunk-ZVDYMXII.js";
import "./chunk-6A772AGG.js";
import "./chunk-PTREMZN3.js";
import "./chunk-J4547VCP.js";
import "./chunk-MQUC3ZQY.js";
import "./chunk-DJDUGR34.js";
import "./chunk-KJFAOCEL.js";
import {
  version
} from "./chunk-W4F75ABR.js";
import "./chunk-J3X4RRUV.js";
import "./chunk-QLSJYTOM.js";
import "./chunk-E2WFFPZN.js";
import "./chunk-RPONXC4F.js";
import "./chunk-CDPO7XSA.js";
import "./chunk-HVBHZGVJ.js";
import "./chunk-6ZV4DNJ3.js";
import "./chunk-WXTMC5PW.js";
import "./chunk-OZGR4YV2.js";
import "./chunk-OKUXJVYF.js";
import "./chunk-YH73FRKC.js";
import "./chunk-SJTKAJBJ.js";
import "./chunk-4AKL4WDJ.js";
import "./chunk-ZIWWP5FQ.js";
import "./chunk-PZ3W4RZL.js";
import "./chunk-E6LOVTDB.js";
import "./chunk-JQYVK4M4.js";
import "./chunk-JU7WK37J.js";
import "./chunk-U722ZXNU.js";
import "./chunk-CW5DKERV.js";
import "./chunk-JCDCNJ33.js";
import "./chunk-UIUPYH7M.js";
import "./chunk-H62VT7KO.js";
import "./chunk-LQC57QNM.js";
import "./chunk-YNA2QW7M.js";
import "./chunk-O6QRDXNH.js";
import "./chunk-CHEHAT7Q.js";
import "./chunk-623PKLHY.js";
import "./chunk-D76HV7KS.js";
import "./chunk-TYXQHNCN.js";
import "./chunk-WUXYG5CP.js";
import "./chunk-42FJ7QRR.js";
import "./chunk-WAA62WIU.js";
import "./chunk-JGGM5WWA.js";
import "./chunk-LJ4SIZJZ.js";
import "./chunk-6C4V474L.js";
import "./chunk-RN5MM66G.js";
import "./chunk-TZ54PJF2.js";

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
