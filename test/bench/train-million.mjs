// Trains a linear model on one million examples and prints the most memory that it took, in MB.
import { createRequire } from 'node:module';

const nabla = createRequire(import.meta.url)('../../lib');
const [rows, columns] = [1_000_000, 10];
const random = nabla.seededRandom(1);
const data = new Float64Array(rows * columns);
for (let i = 0; i < data.length; i++) data[i] = random.bits() / 2 ** 32 - 0.5;
const y = new Float64Array(rows);
for (let i = 0; i < rows; i++) y[i] = data[i * columns] - 2 * data[i * columns + 1];
const model = nabla.packedRisk(nabla.squaredLoss, { rows, columns, data }, y, { intercept: false });
const start = new Array(columns).fill(0);
nabla.descend(model.cost, start, { gradient: model.gradient, rate: 1, maxIterations: 20 });
console.log(process.resourceUsage().maxRSS / 1024);
