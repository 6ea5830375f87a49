import type { Answer } from '../kernel.js';
import { askEngine } from './ask.js';
import { commInfo, commMessage, commOpen } from './comm.js';
import { debug, interrupt, shutdown } from './control.js';
import { execute } from './execute.js';
import { history } from './history.js';
import { kernelInfo } from './kernel-info.js';

/** Which answer belongs to which request. Every request may come on shell and on control. */
export const answers = new Map<string, Answer>([
  ['kernel_info_request', kernelInfo],
  ['execute_request', execute],
  ['complete_request', askEngine],
  ['inspect_request', askEngine],
  ['is_complete_request', askEngine],
  ['history_request', history],
  ['comm_info_request', commInfo],
  ['comm_open', commOpen],
  ['comm_msg', commMessage],
  ['comm_close', commMessage],
  ['interrupt_request', interrupt],
  ['shutdown_request', shutdown],
  ['debug_request', debug],
]);
