import { availableParallelism, loadavg } from 'node:os'
import { performance } from 'node:perf_hooks'
import { allowed, readFacts, readLaw } from '../src/law/allowed/index.ts'

/** `node bench/law.ts`: how long an answer takes to what the law allows; in ms at the median and p95, the facts read each time. */
const TIMES = 400
const WITHIN = 5

const person = { class: 'civil-servant', leadership: true }
const act = (id: string, from: string, severity: string | null) => ({
  id,
  from,
  to: from,
  detected: from,
  severity,
  kinds: ['public-duty'],
})
const history = [{ form: 'reprimand', effective: '2024-11-04' }]
const circumstances = [{ kind: 'annual-leave', from: '2025-06-02', to: '2025-06-06', document: 'x' }]

const CASES: Readonly<Record<string, unknown>> = {
  'one act, nothing open': { person, acts: [act('A', '2025-03-14', 'serious')], day: '2025-06-27' },
  'one act, the transition open': { person, acts: [act('A', '2025-03-14', 'very-serious')], day: '2025-07-04' },
  'three acts, an earlier decision, leave; repetition and transition open': {
    person,
    acts: [act('A', '2025-03-14', 'serious'), act('B', '2025-04-02', 'less-serious'), act('C', '2025-05-20', 'very-serious')],
    history,
    circumstances,
    day: '2025-09-12',
  },
}

const reading = performance.now()
const pack = await readLaw()
console.log(
  `${availableParallelism()} processors, load ${loadavg()[0]!.toFixed(1)}; ${pack.rules.length} rules read in ${(performance.now() - reading).toFixed(0)} ms`,
)
console.log(`ms at the median and p95, ${WITHIN} at most`)
for (const [what, facts] of Object.entries(CASES)) {
  const took: number[] = []
  for (let at = 0; at < TIMES + 20; at++) {
    const began = performance.now()
    allowed(pack, readFacts(pack.terms, facts))
    if (at >= 20) took.push(performance.now() - began)
  }
  took.sort((one, other) => one - other)
  const [median, p95] = [took[TIMES / 2]!, took[Math.floor(TIMES * 0.95)]!]
  console.log(`${p95 <= WITHIN ? '✓' : '✗'} ${median.toFixed(2).padStart(6)} ${p95.toFixed(2).padStart(6)}  ${what}`)
  if (p95 > WITHIN) process.exitCode = 1
}
