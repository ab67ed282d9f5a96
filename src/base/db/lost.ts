/** Whether an error says that the connection to the database was lost, or cannot be had: it may go better another time. */
export function isConnectionLost(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const { code = '', syscall } = error as NodeJS.ErrnoException
  return (
    syscall === 'connect' ||
    /^(?:08|57P|ECONN|EPIPE)/u.test(code) ||
    // Of the driver, which has no codes: the second is said of a statement that follows on the one that lost it.
    /Connection terminated|is not queryable|connection timeout/iu.test(error.message)
  )
}
