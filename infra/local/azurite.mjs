// Runs the pinned Azurite with the arguments given to this script.
// Azurite gets a process group of its own, so that Ctrl+C in the terminal leaves it to whoever needs it last.
// It closes, and writes out what it holds, once the standard input of this script ends: also when its owner was killed.
import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const main = fileURLToPath(
  new URL("node_modules/azurite/dist/src/azurite.js", import.meta.url),
);
const windows = process.platform === "win32";

const azurite = spawn(process.execPath, [main, ...process.argv.slice(2)], {
  detached: true,
  windowsHide: true,
  // Windows has no signal to ask with: Azurite also listens to a message.
  stdio: ["ignore", "pipe", "inherit", ...(windows ? ["ipc"] : [])],
});

const services = 3;
let closed = 0;
createInterface({ input: azurite.stdout }).on("line", (line) => {
  console.log(line);
  if (line.endsWith("service successfully closed") && ++closed === services) {
    // All is written. Azurite would go on waiting, for many seconds, until its clients close their idle connections.
    azurite.kill("SIGKILL");
  }
});
azurite.on("exit", (code) => process.exit(closed === services ? 0 : (code ?? 1)));

// The owner may be gone while Azurite still speaks.
process.stdout.on("error", () => {});
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
  process.on(signal, () => {});
}
process.stdin
  .on("end", () => (windows ? azurite.send("shutdown") : azurite.kill("SIGTERM")))
  .resume();
