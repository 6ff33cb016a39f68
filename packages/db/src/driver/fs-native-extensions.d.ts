declare module "fs-native-extensions" {
  /** Takes an exclusive lock on an open file, or answers false. It ends when the file is closed, also by a crash. */
  export function tryLock(fd: number): boolean
}
