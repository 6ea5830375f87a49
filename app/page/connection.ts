import {
  ContentsManager,
  KernelManager,
  type KernelSpec,
  KernelSpecAPI,
  KernelSpecManager,
  ServerConnection,
  ServiceManager,
  UserManager,
} from '@jupyterlab/services';
import { CarefulDrive } from './careful-drive';
import { earlyFetch } from './early-fetch';
import { EarlySessions } from './early-sessions';

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
  const kernelSpecAPIClient = new LastingSpecs({ serverSettings });
  const kernelspecs = new KernelSpecManager({ serverSettings, kernelSpecAPIClient });
  const kernels = new KernelManager({ serverSettings, kernelSpecAPIClient });
  const sessions = new EarlySessions({ serverSettings, kernelManager: kernels });
  const user = new Nobody({ serverSettings });
  const services = new LessonServices({
    serverSettings,
    contents,
    kernelspecs,
    kernels,
    sessions,
    user,
  });
  return { services, drive };
}

/** A lesson is read and drawn before it is known which kernels run. */
class LessonServices extends ServiceManager {
  override get ready(): Promise<void> {
    return Promise.resolve();
  }
}

/** What kernels there are stays as it is while the server runs: JupyterLab would ask four times for each lesson. */
class LastingSpecs extends KernelSpecAPI.KernelSpecAPIClient {
  private specs: Promise<KernelSpec.ISpecModels> | undefined;

  override get(): Promise<KernelSpec.ISpecModels> {
    this.specs ??= super.get().catch((error) => {
      this.specs = undefined;
      throw error;
    });
    return this.specs;
  }
}

/** Nobody logs in here, so that nobody need be asked for. */
class Nobody extends UserManager {
  protected override async requestUser(): Promise<void> {}
}
