import { performance } from 'node:perf_hooks'

/** Asks so many times, after three that do not count, and prints ms at the median and p95; where p95 is more than `within`, the bench fails. */
export async function measured(what: string, within: number, times: number, ask: (at: number) => Promise<unknown>): Promise<void> {
  for (let at = 0; at < 3; at++) await ask(at)
  const took: number[] = []
  for (let at = 0; at < times; at++) {
    const began = performance.now()
    await ask(at)
    took.push(performance.now() - began)
  }
  took.sort((one, other) => one - other)
  const [median, p95] = [took[Math.floor(times / 2)]!, took[Math.floor(times * 0.95)]!]
  console.log(`${p95 <= within ? '✓' : '✗'} ${median.toFixed(1).padStart(6)} ${p95.toFixed(1).padStart(6)}  ${what}`)
  if (p95 > within) process.exitCode = 1
}
