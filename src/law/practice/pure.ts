/** What is in force on a day, of things with a first and, where there is one, a last day; undefined where nothing is. */
export function inForceOf<T extends { from: string; until?: string | undefined }>(all: readonly T[], day: string): T | undefined {
  return all.findLast(({ from, until }) => from <= day && (until === undefined || day <= until))
}
