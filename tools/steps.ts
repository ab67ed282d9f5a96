import { spawn } from 'node:child_process'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Root of the repository, without a slash at its end. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)))

export interface Outcome {
  ok: boolean
  /** What the step has to say: everything when it fails; of a step that is well, at most a word or two. */
  text: string
}

/** One check: its name, and what to type when only this one is to be put right. */
export interface Step {
  name: string
  fix?: string
  run: () => Promise<Outcome>
}

/** Runs a program of node_modules (by the path of its script) in `cwd`, output and errors captured together. Never throws. */
export function runScript(script: string, args: readonly string[], cwd = root): Promise<{ code: number; text: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(root, 'node_modules', script), ...args], { cwd, stdio: ['ignore', 'pipe', 'pipe'] })
    const parts: Buffer[] = []
    child.stdout.on('data', (part: Buffer) => parts.push(part))
    child.stderr.on('data', (part: Buffer) => parts.push(part))
    child.once('error', (error) => resolve({ code: 1, text: error.message }))
    child.once('close', (code) => resolve({ code: code ?? 1, text: Buffer.concat(parts).toString() }))
  })
}

/** A step that is well exactly when the script ends with code 0. */
export function scriptStep(name: string, script: string, args: readonly string[], fix?: string): Step {
  const run = async () => {
    const { code, text } = await runScript(script, args)
    return { ok: code === 0, text: code === 0 ? '' : text }
  }
  return fix === undefined ? { name, run } : { name, run, fix }
}

/** Runs the steps one after the other, a line each, the output of those that fail; all of them, also after a failure. */
export async function runSteps(steps: readonly Step[]): Promise<{ passed: number; failed: number }> {
  let failed = 0
  for (const step of steps) {
    const started = performance.now()
    const { ok, text } = await step.run().catch((error: unknown) => ({ ok: false, text: String(error) }))
    const seconds = ((performance.now() - started) / 1000).toFixed(1)
    console.log(`${ok ? '✓' : '✗'} ${step.name.padEnd(14)} ${seconds.padStart(5)} s${ok && text !== '' ? `  ${text}` : ''}`)
    if (ok) continue
    failed++
    console.log(`\n${text.trimEnd()}\n${step.fix === undefined ? '' : `To put it right: ${step.fix}\n`}`)
  }
  return { passed: steps.length - failed, failed }
}
