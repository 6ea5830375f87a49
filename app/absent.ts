/** Stands for the version of a file that is not there, between page and server. */
export const ABSENT = 'absent';
