// The part of node's `process` that some packages look at in a browser.
export const process = { env: { NODE_ENV: 'production' }, cwd: () => '/', platform: 'browser' };
