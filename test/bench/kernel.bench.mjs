// The kernel, and beside it plain tslab and ipykernel where they are installed, over the same sockets
// with the same client; then a long session in which nothing may be lost.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { KernelClient } from '../../app/dist/kernel/client.js';
import { kernelSpec } from '../../app/dist/kernel/install.js';
import { launchKernel } from '../../app/dist/kernel/launch.js';
import { freshConnection } from '../../app/dist/kernel/wire/connection.js';
import { median } from './table.mjs';

export const title = 'The kernel';

const runs = 5;
const soakCells = 1000;
const folder = mkdtempSync(join(tmpdir(), 'nabla-bench-'));
const tslab = resolve('node_modules/tslab/bin/tslab');
const python = '/usr/bin/python3';
const hasPython = spawnSync(python, ['-c', 'import ipykernel'], { stdio: 'ignore' }).status === 0;

/** The kernels to compare: how each is started, and the same cells in its language. */
const kernels = [
  {
    name: 'nabla',
    env: kernelSpec().env,
    argv: (file) => kernelSpec().argv.map((part) => part.replace('{connection_file}', file)),
    declare: (i) =>
      `const a${i} = [1, 2, 3].map((x) => x * ${i});\nfunction f${i}(x: number) { return x + a${i}.length; }`,
  },
  existsSync(tslab) && {
    name: 'tslab',
    argv: (file) => [process.execPath, tslab, 'kernel', '--config-path', file],
    declare: (i) =>
      `const a${i} = [1, 2, 3].map((x) => x * ${i});\nfunction f${i}(x: number) { return x + a${i}.length; }`,
  },
  hasPython && {
    name: 'ipykernel',
    argv: (file) => [python, '-m', 'ipykernel_launcher', '-f', file],
    declare: (i) =>
      `a${i} = [x * ${i} for x in [1, 2, 3]]\ndef f${i}(x):\n    return x + len(a${i})`,
  },
].filter(Boolean);

const since = (start) => performance.now() - start;

async function freePorts(count) {
  const servers = await Promise.all(
    Array.from(
      { length: count },
      () =>
        new Promise((done) => {
          const server = createServer().listen(0, '127.0.0.1', () => done(server));
        }),
    ),
  );
  const ports = servers.map((server) => server.address().port);
  await Promise.all(servers.map((server) => new Promise((done) => server.close(done))));
  return ports;
}

/** Starts a kernel as Jupyter does: with a connection file that names the ports. */
async function start({ argv, env }) {
  const [shell_port, iopub_port, stdin_port, control_port, hb_port] = await freePorts(5);
  const connection = {
    ...freshConnection(),
    shell_port,
    iopub_port,
    stdin_port,
    control_port,
    hb_port,
  };
  const file = join(folder, `${shell_port}.json`);
  writeFileSync(file, JSON.stringify(connection));
  const [command, ...rest] = argv(file);
  const begun = performance.now();
  const child = spawn(command, rest, {
    cwd: folder,
    env: { ...process.env, ...env },
    stdio: 'ignore',
  });
  const exited = new Promise((done) => child.once('exit', done));
  const client = new KernelClient(connection, { exited });
  await client.ready();
  const end = async () => {
    client.close();
    child.kill('SIGKILL');
    await exited;
  };
  return { client, child, begun, end };
}

/** Resident memory in MB, where the system tells. */
function memory(pid) {
  const status = `/proc/${pid}/status`;
  if (!existsSync(status)) return Number.NaN;
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(status, 'utf8'))?.[1]) / 1024;
}

async function measureKernel(kernel) {
  const first = [];
  for (let run = 0; run < runs; run++) {
    const { client, begun, end } = await start(kernel);
    const result = client.execute('1 + 1', { timeoutMs: 20_000 });
    await result.then(() => first.push(since(begun))).catch(() => {});
    await end();
  }
  const { client, child, end } = await start(kernel);
  // Plain tslab now and then loses the message that a cell has ended: such a cell is left out.
  const cell = async (code) => {
    const begun = performance.now();
    const done = client.execute(code, { timeoutMs: 2000 });
    return done.then(() => [since(begun)]).catch(() => []);
  };
  const trivial = [];
  for (let i = 0; i < 200; i++) trivial.push(...(await cell(`${i} + 1`)));
  const declaring = [];
  for (let i = 0; i < 400; i++) declaring.push(...(await cell(kernel.declare(i))));
  const used = memory(child.pid);
  await end();
  return [
    { what: 'start → first result', samples: first, unit: 'ms', aim: '≤ 600' },
    { what: 'trivial cell', samples: trivial, unit: 'ms', aim: '≤ 4' },
    { what: 'declaring cell', samples: declaring, unit: 'ms', aim: '≤ 8' },
    { what: 'memory after 400 declaring cells', samples: [used], unit: 'MB', aim: '< 240' },
  ];
}

const loopBody = `let total = 0;
for (let pass = 0; pass < 100; pass++) for (let i = 0; i < data.length; i++) total += data[i] * 1.5;`;

/** A loop in a cell over an array of an earlier cell, against the same loop in a module; in CPU time. */
async function loopRatio() {
  const module = join(folder, 'loop.mjs');
  writeFileSync(
    module,
    `const data = Array.from({ length: 1e6 }, (_, i) => i);\nconst begun = process.cpuUsage().user;\n${loopBody}\nconsole.log((process.cpuUsage().user - begun) / 1000);\n`,
  );
  const inModule = [];
  const inCell = [];
  const { client, end } = await start(kernels[0]);
  await client.execute('const data = Array.from({ length: 1e6 }, (_, i) => i);');
  for (let run = 0; run < runs; run++) {
    inModule.push(Number(spawnSync(process.execPath, [module], { encoding: 'utf8' }).stdout));
    const { outputs } = await client.execute(
      `const begun = process.cpuUsage().user;\n${loopBody}\n(process.cpuUsage().user - begun) / 1000`,
    );
    inCell.push(Number(outputs[0].data['text/plain']));
  }
  await end();
  const ratio = inCell.map((time, run) => time / inModule[run]);
  return [
    { what: 'loop over an array of an earlier cell', samples: inCell, unit: 'ms' },
    { what: 'the same loop in a module', samples: inModule, unit: 'ms' },
    { what: 'their ratio', samples: ratio, unit: '×', aim: '≤ 1.5' },
  ];
}

/** Many cells with an error, an interrupt and a restart now and then: nothing may be lost. */
async function soak(cells) {
  let kernel = await launchKernel({ cwd: folder });
  let client = new KernelClient(kernel.connection, { exited: kernel.exited });
  await client.ready();
  let lost = 0;
  for (let i = 1; i <= cells; i++) {
    if (i % 250 === 0) {
      client.close();
      await kernel.shutdown();
      kernel = await launchKernel({ cwd: folder });
      client = new KernelClient(kernel.connection, { exited: kernel.exited });
      await client.ready();
    } else if (i % 50 === 0) {
      const heard = new Promise((done) => client.once('message', done));
      const running = client.execute('for (;;) {}');
      await heard;
      await kernel.interrupt();
      if ((await running).status !== 'error') lost++;
    } else if (i % 20 === 0) {
      if ((await client.execute(`throw new Error('${i}')`)).outputs[0]?.evalue !== String(i))
        lost++;
    } else {
      const { outputs } = await client.execute(
        `for (let k = 0; k < 50; k++) console.log(${i}, k);`,
      );
      const due = Array.from({ length: 50 }, (_, k) => `${i} ${k}\n`).join('');
      if (outputs[0]?.text !== due) lost++;
    }
  }
  client.close();
  await kernel.shutdown();
  const what = `lost in ${cells} cells with errors, interrupts and restarts`;
  return [{ what, samples: [lost], unit: 'cells', aim: '0' }];
}

export async function measure() {
  try {
    const [own, ...others] = kernels;
    const rows = await measureKernel(own);
    const compared = [];
    for (const other of others)
      for (const [index, row] of (await measureKernel(other)).entries()) {
        const ratio = (median(row.samples) / median(rows[index].samples)).toFixed(2);
        compared.push({ ...row, what: `${other.name}: ${row.what}`, aim: `${ratio} × ours` });
      }
    return [...rows, ...(await loopRatio()), ...(await soak(soakCells)), ...compared];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
