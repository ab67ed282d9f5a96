import { availableParallelism, loadavg } from 'node:os'
import { monitorEventLoopDelay, performance } from 'node:perf_hooks'
import { printDocx, printPdf } from '../src/documents/print/index.ts'
import { buildPaper, bundledKit } from '../test/build-documents.ts'

/** `node bench/documents.ts`: documents a minute, each as PDF/A and for Word, all templates by turns; and how long this process was held meanwhile. */
const SECONDS = 20
const WANTED = 300

const papers = await Promise.all((await bundledKit()).templates.map(({ id }) => buildPaper(id)))
await printPdf(papers[0]!)
await printDocx(papers[0]!)
const delay = monitorEventLoopDelay({ resolution: 5 })
delay.enable()
const begun = performance.now()
let done = 0
while (performance.now() - begun < SECONDS * 1_000) {
  // Another number and code each time, so that nothing is remembered.
  const paper = { ...papers[done % papers.length]!, code: `VB-${done}` }
  await Promise.all([printPdf(paper), printDocx(paper)])
  done++
}
delay.disable()
const minutes = (performance.now() - begun) / 60_000
console.log(`${availableParallelism()} cores, load ${loadavg()[0]!.toFixed(1)}`)
console.log(`${Math.round(done / minutes)} documents a minute, each as PDF/A and for Word (wanted: ${WANTED})`)
console.log(`this process was held for ${(delay.percentile(99) / 1e6).toFixed(1)} ms at p99, ${(delay.max / 1e6).toFixed(1)} ms at most`)
