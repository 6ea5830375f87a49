import type { Answer } from '../kernel.js';
import { versionOf } from '../version.js';
import { protocolVersion } from '../wire/message.js';

/** Who the kernel is and which language it speaks. */
export const kernelInfo: Answer = () => ({
  status: 'ok',
  protocol_version: protocolVersion,
  implementation: 'nabla',
  implementation_version: versionOf('nabla'),
  language_info: {
    name: 'typescript',
    version: versionOf('typescript'),
    mimetype: 'text/typescript',
    file_extension: '.ts',
    pygments_lexer: 'typescript',
    codemirror_mode: { name: 'javascript', typescript: true },
    nbconvert_exporter: 'script',
  },
  banner: 'TypeScript, type-checked, on Node.js',
  debugger: false,
  help_links: [
    { text: 'TypeScript', url: 'https://www.typescriptlang.org/docs/' },
    { text: 'JavaScript', url: 'https://developer.mozilla.org/docs/Web/JavaScript' },
  ],
  supported_features: [],
});
