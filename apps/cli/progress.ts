const EVERY_MS = 100

/** A line of progress on a terminal; silence in a pipe. `done` clears it. */
export interface ProgressLine {
  show: (text: string) => void
  done: () => void
}

export function progressLine(stream: NodeJS.WriteStream = process.stderr): ProgressLine {
  if (!stream.isTTY) return { show: () => {}, done: () => {} }
  let shown = 0
  return {
    show: (text) => {
      if (performance.now() - shown < EVERY_MS) return
      shown = performance.now()
      stream.write(`\r\u001b[K${text.slice(0, Math.max(20, stream.columns - 1))}`)
    },
    done: () => {
      stream.write('\r\u001b[K')
    },
  }
}

/** `12,345,678 rows`, with a bar where the whole is known. */
export function progressText(label: string, done: number, of?: number): string {
  if (of === undefined || of === 0) return `${label}: ${done.toLocaleString('en')}`
  const share = Math.min(1, done / of)
  return `${label} [${'#'.repeat(Math.round(share * 24)).padEnd(24, '.')}] ${Math.floor(share * 100)} %`
}
