import { ServerConnection, ServiceManager } from '@jupyterlab/services';

/** JupyterLab's own clients of the server that this page came from. */
export function connect(): ServiceManager {
  const serverSettings = ServerConnection.makeSettings({
    baseUrl: `${location.origin}/`,
    appUrl: '',
    wsUrl: `ws://${location.host}/`,
    appendToken: false,
  });
  return new ServiceManager({ serverSettings });
}
