// Runs the built server as a process of its own, so that a test can end it the hard way: serve.mjs root port token course
import { startServer } from '../../app/dist/server/start.js';

const [root, port, token, course] = process.argv.slice(2);
const server = await startServer({ root, port: Number(port), token, course, warm: false });
process.send?.(server.port);
