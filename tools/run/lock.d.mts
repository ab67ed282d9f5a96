/** Runs `work` while holding the lock of that name; see `lock.mjs`. */
export function withLock<T>(name: string, work: () => Promise<T>): Promise<T>
