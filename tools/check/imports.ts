import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { root, runScript, type Outcome } from '../steps.ts'

interface Cruise {
  modules: { source: string }[]
  summary: { violations: { rule: { name: string }; from: string; to: string }[] }
}

/** What the import rule says of a tree: the modules of ours that it saw, and the imports it forbids. */
export interface ImportReport {
  seen: number
  violations: { rule: string; from: string; to: string }[]
}

const PLACES = ['src', 'apps', 'tools', 'bench', 'test']

/**
 * Runs dependency-cruiser over the tree at `folder` with the rules that lie there. Without a compiler that it understands it
 * sees no module and finds nothing wrong, so whoever calls must look at `seen` too. Throws when it cannot run.
 */
export async function cruise(folder: string): Promise<ImportReport> {
  const places = PLACES.filter((place) => readdirSync(folder).includes(place))
  const { text } = await runScript(
    'dependency-cruiser/bin/dependency-cruiser.mjs',
    ['--config', join(folder, '.dependency-cruiser.mjs'), '--output-type', 'json', ...places],
    folder,
  )
  if (!text.startsWith('{')) throw new Error(`dependency-cruiser did not run: ${text.slice(0, 2000)}`)
  const { modules, summary } = JSON.parse(text) as Cruise
  return {
    seen: modules.filter(({ source }) => PLACES.some((place) => source.startsWith(`${place}/`))).length,
    violations: summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to })),
  }
}

export async function checkImports(): Promise<Outcome> {
  const { seen, violations } = await cruise(root)
  if (seen === 0)
    return { ok: false, text: 'The import rule saw no module, so it says nothing. Is the compiler that dependency-cruiser needs there?' }
  const lines = violations.map(({ rule, from, to }) => `${rule}: ${from} → ${to}`)
  return lines.length === 0 ? { ok: true, text: `${seen} modules` } : { ok: false, text: lines.join('\n') }
}
