// The library's numeric kernels, beside numpy (where /usr/bin/python3 has it) and TensorFlow.js, in one run.
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);
const nabla = require('../../lib');

export const title = 'Gradients of one million examples with ten features, and training';

const ROWS = 1_000_000;
const COLUMNS = 10;
const RUNS = 15;

export async function measure() {
  const examples = makeExamples();
  return [
    ...linearGradients('squared error', nabla.squaredLoss, examples),
    ...numpyRows(),
    ...linearGradients('logistic', nabla.crossEntropyLoss, examples),
    sgd(examples),
    memory(),
    ...(await networks()),
  ];
}

function makeExamples() {
  const random = nabla.seededRandom(1);
  const data = Float64Array.from({ length: ROWS * COLUMNS }, () => random.bits() / 2 ** 32 - 0.5);
  const y = Float64Array.from({ length: ROWS }, () => random.bits() & 1);
  return { x: { rows: ROWS, columns: COLUMNS, data }, y };
}

function linearGradients(name, loss, { x, y }) {
  const theta = Array.from({ length: COLUMNS }, (_, j) => j / 10);
  const gradients = [
    [nabla.sharedRisk, '2 threads'],
    [nabla.packedRisk, '1 thread'],
    [nabla.linearRisk, '1 thread, readable'],
  ];
  return gradients.map(([make, threads]) => {
    const risk = make(loss, x, y, { intercept: false });
    const samples = timed(() => risk.gradient(theta));
    risk.close?.();
    return { what: `${name}: gradient by ${make.name}, ${threads}`, samples, unit: 'ms' };
  });
}

/** Samples in milliseconds, after two runs that warm up. */
function timed(work, runs = RUNS) {
  work();
  work();
  return Array.from({ length: runs }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  });
}

function sgd({ x, y }) {
  const order = nabla.seededRandom(2).permutation(ROWS);
  const theta = new Float64Array(COLUMNS);
  const times = timed(
    () => nabla.stochasticEpoch(nabla.squaredLoss, x, y, theta, { rate: 0.001, order }),
    7,
  );
  const samples = times.map((time) => ROWS / 1000 / time);
  return { what: 'updates of SGD with single examples', samples, unit: 'M/s', aim: '5 or more' };
}

/** The most memory of a process of its own that trains on one million examples. */
function memory() {
  const samples = Array.from({ length: 3 }, () => {
    const script = fileURLToPath(new URL('./train-million.mjs', import.meta.url));
    const { stdout } = spawnSync(process.execPath, [script], { encoding: 'utf8' });
    return Number(stdout);
  });
  return { what: 'memory of training on 10⁶ × 10', samples, unit: 'MB', aim: 'under 300' };
}

function numpyRows() {
  const script = fileURLToPath(new URL('./numpy_gradient.py', import.meta.url));
  return [1, 2].flatMap((threads) => {
    const { status, stdout } = spawnSync('/usr/bin/python3', [script, String(RUNS)], {
      encoding: 'utf8',
      env: { ...process.env, OPENBLAS_NUM_THREADS: String(threads) },
    });
    if (status !== 0) return [];
    const plural = threads === 1 ? '' : 's';
    return Object.entries(JSON.parse(stdout)).map(([name, samples]) => ({
      what: `${name} by numpy, ${threads} thread${plural}`,
      samples,
      unit: 'ms',
    }));
  });
}

async function networks() {
  const random = nabla.seededRandom(3);
  const x = Array.from({ length: 128 }, () => Array.from({ length: 784 }, () => random.uniform()));
  const y = Array.from({ length: 128 }, (_, i) => i % 10);
  const model = nabla.network(x, y, { hidden: [64], activation: 'relu' });
  const theta = model.initial(random);
  const what = 'gradient of a 784–64–10 network, 128 examples';
  const ours = { what: `${what}, nabla`, samples: timed(() => model.gradient(theta)), unit: 'ms' };
  try {
    return [
      ours,
      { what: `${what}, TensorFlow.js on the CPU`, samples: await tensorflow(x, y), unit: 'ms' },
    ];
  } catch {
    return [ours];
  }
}

async function tensorflow(x, y) {
  const tf = require('@tensorflow/tfjs-node');
  await tf.setBackend('cpu');
  const inputs = tf.tensor2d(x);
  const labels = tf.oneHot(tf.tensor1d(y, 'int32'), 10).toFloat();
  const weights = [
    tf.randomNormal([784, 64]),
    tf.zeros([64]),
    tf.randomNormal([64, 10]),
    tf.zeros([10]),
  ];
  const gradients = tf.grads((w1, b1, w2, b2) => {
    const hidden = inputs.matMul(w1).add(b1).relu();
    return tf.losses.softmaxCrossEntropy(labels, hidden.matMul(w2).add(b2));
  });
  return timed(() => {
    for (const gradient of gradients(weights)) {
      gradient.dataSync();
      gradient.dispose();
    }
  });
}
