import { ContentsManager, ServerConnection, ServiceManager } from '@jupyterlab/services';
import { CarefulDrive } from './careful-drive';

/** JupyterLab's own clients of the server that this page came from. */
export function connect(): ServiceManager {
  const serverSettings = ServerConnection.makeSettings({
    baseUrl: `${location.origin}/`,
    appUrl: '',
    wsUrl: `ws://${location.host}/`,
    appendToken: false,
  });
  const contents = new ContentsManager({ defaultDrive: new CarefulDrive({ serverSettings }) });
  return new ServiceManager({ serverSettings, contents });
}
