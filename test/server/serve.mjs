// Runs the built server as a process of its own, so that a test can end it the hard way: serve.mjs root port token
import { startServer } from '../../app/dist/server/start.js';

const [root, port, token] = process.argv.slice(2);
const server = await startServer({ root, port: Number(port), token, warm: false });
process.send?.(server.port);
