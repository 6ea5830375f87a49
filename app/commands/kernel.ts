import { Command, Option } from 'commander';
import { type InstallOptions, installKernel, uninstallKernel } from '../kernel/install.js';

interface Options {
  readonly prefix?: string;
  readonly sysPrefix?: boolean;
  readonly force?: boolean;
}

export function kernelCommand(): Command {
  return new Command('kernel')
    .description('register the TypeScript kernel with a Jupyter on this machine')
    .addCommand(
      placed('install', 'let Jupyter find the kernel').action((options: Options) => {
        console.log(`Jupyter finds the kernel in ${installKernel(placeOf(options))}`);
      }),
    )
    .addCommand(
      placed('uninstall', 'remove what install wrote').action((options: Options) => {
        const folder = uninstallKernel(placeOf(options));
        console.log(folder ? `Removed ${folder}` : 'There was no kernel to remove.');
      }),
    );
}

function placed(name: string, description: string): Command {
  return new Command(name)
    .description(description)
    .addOption(new Option('--user', 'for this user (default)').conflicts(['sysPrefix', 'prefix']))
    .addOption(
      new Option('--sys-prefix', 'in the Python environment on the PATH').conflicts('prefix'),
    )
    .option('--prefix <folder>', 'under this folder, such as /usr/local')
    .option('--force', 'even where somebody else’s kernel of this name is');
}

function placeOf({ prefix, sysPrefix, force }: Options): InstallOptions {
  return {
    ...(prefix !== undefined && { prefix }),
    ...(sysPrefix !== undefined && { sysPrefix }),
    ...(force !== undefined && { force }),
  };
}
