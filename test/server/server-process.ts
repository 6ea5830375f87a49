import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const script = fileURLToPath(new URL('serve.mjs', import.meta.url));

/** A server in a process of its own. */
export interface ServerProcess {
  readonly port: number;
  readonly token: string;
  readonly process: ChildProcess;
  /** Ends it without a chance to tidy up, and waits until it is gone. */
  kill(): Promise<void>;
  /** Holds it as a laptop asleep does, and lets it go on. */
  stop(): void;
  resume(): void;
}

export async function serve(
  root: string,
  port = 0,
  token = 'a-token',
  course = 'notebooks',
): Promise<ServerProcess> {
  const child = fork(script, [root, String(port), token, course], { stdio: 'inherit' });
  const [bound] = await once(child, 'message');
  return {
    port: Number(bound),
    token,
    process: child,
    kill: async () => {
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
    },
    stop: () => child.kill('SIGSTOP'),
    resume: () => child.kill('SIGCONT'),
  };
}
