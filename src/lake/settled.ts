/** Waits for a promise only when asked, so that its failure is not one of the process. */
export function settled<T>(promise: Promise<T>): () => Promise<T> {
  promise.catch(() => {})
  return () => promise
}
