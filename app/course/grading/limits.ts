/** What a submission may use. */
export interface Limits {
  /** Seconds of processor time for each test cell, and to define each answer. Default 10. */
  readonly cellSeconds: number;
  /** Seconds by the clock for a submission from beginning to end. Default 600. */
  readonly totalSeconds: number;
  /** Memory of one process of the student's, in megabytes. Default 1024. */
  readonly memoryMegabytes: number;
  /** Processes and threads of the student's together (Node alone has about a dozen). Default 40. */
  readonly processes: number;
  /** Bytes of one value that an answer returns, as JSON. Default 8 million. */
  readonly messageBytes: number;
}

export const defaultLimits: Limits = {
  cellSeconds: 10,
  totalSeconds: 600,
  memoryMegabytes: 1024,
  processes: 40,
  messageBytes: 8_000_000,
};
