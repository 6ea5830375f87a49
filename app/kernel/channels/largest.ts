const kilobyte = 1024;

/** The largest frame that a client may send with a request; the server of the page lets half of it pass. */
export const largestRequest = 64 * kilobyte * kilobyte;
/** The largest ping or subscription: these are some bytes. */
export const largestSignal = 64 * kilobyte;
