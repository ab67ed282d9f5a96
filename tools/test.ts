import { checks } from './check/all.ts'
import { requireProgram } from './programs.ts'
import { runSteps } from './steps.ts'
import { runVitest } from './vitest.ts'

/** `npm test`: every check, then every test. `npm test -- FILE…`: only those tests. */
const started = performance.now()
const wanted = process.argv.slice(2)
const checked = wanted.length === 0 ? await runSteps(checks) : { passed: 0, failed: 0 }
if (wanted.length === 0) requireProgram('chromium')
const tested = await runVitest(wanted)

const seconds = Math.round((performance.now() - started) / 1000)
if (checked.failed > 0) console.log(`\n${checked.failed} of ${checked.passed + checked.failed} checks failed; see above.`)
console.log(`\nChecks and tests together, in ${seconds} s:`)
console.log(`${checked.passed + tested.passed} passed, ${checked.failed + tested.failed} failed, ${tested.skipped} skipped`)
process.exitCode = checked.failed + tested.failed === 0 && checked.passed + tested.passed > 0 ? 0 : 1
