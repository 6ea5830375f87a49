import { ContentsManager, ServerConnection, ServiceManager } from '@jupyterlab/services';
import { CarefulDrive } from './careful-drive';
import { earlyFetch } from './early-fetch';

/** JupyterLab's own clients of the server that this page came from. */
export function connect(): { services: ServiceManager; drive: CarefulDrive } {
  const serverSettings = ServerConnection.makeSettings({
    baseUrl: `${location.origin}/`,
    appUrl: '',
    wsUrl: `ws://${location.host}/`,
    appendToken: false,
    fetch: earlyFetch,
  });
  const drive = new CarefulDrive({ serverSettings });
  const contents = new ContentsManager({ defaultDrive: drive });
  return { services: new ServiceManager({ serverSettings, contents }), drive };
}
