import { checks } from './check/all.ts'
import { runSteps } from './steps.ts'

const { passed, failed } = await runSteps(checks)
console.log(`\n${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1
