/**
 * The EICAR test file: what every scanner takes for malware, and is none. Written in parts, so that a scanner on a
 * developer's machine leaves this file alone.
 */
export const eicar = (): string =>
  ["X5O!P%@AP[4\\PZX54(P^)7CC)7}$", "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"].join("")
