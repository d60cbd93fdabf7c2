/**
 * The exit codes with which the engine ends itself at a fault that nobody was there to answer for. The
 * numbers are those of sysexits.h, EX_SOFTWARE and EX_IOERR.
 */
export const engineEnds = { fault: 70, diskFault: 74 } as const;
