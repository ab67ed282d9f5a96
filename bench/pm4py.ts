import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { spawnSync } from 'node:child_process'
import { run } from './run.ts'

/** The version that we compare with. Its licence is the AGPL: it is installed for the bench alone and never shipped. */
const REQUIREMENTS = ['pm4py==2.7.23.11', 'lxml==6.1.3']

export interface PmCsv {
  events: number
  readSeconds: number
  declareSeconds: number
  fourEyesSeconds: number
  version: string
  peakGb: number
}

export interface PmXes {
  events: number
  seconds: number
  peakGb: number
}

/** Python of a venv with pm4py in the folder, made if need be; or the reason why there is none. */
export function pythonWithPm4py(folder: string): { python: string } | { missing: string } {
  const venv = join(folder, 'venv')
  const python = join(venv, 'bin', 'python')
  const works = () => existsSync(python) && spawnSync(python, ['-c', 'import pm4py']).status === 0
  if (works()) return { python }
  process.stderr.write('installing pm4py into a venv of the bench …\n')
  const made = spawnSync('python3', ['-m', 'venv', venv], { encoding: 'utf8' })
  if (made.status !== 0) return { missing: 'python3 with venv is not there' }
  const installed = spawnSync(python, ['-m', 'pip', 'install', '--quiet', ...REQUIREMENTS], { encoding: 'utf8', timeout: 600_000 })
  if (installed.status !== 0 || !works()) return { missing: 'pm4py could not be installed (is PyPI within reach?)' }
  return { python }
}

export const pmCsv = (python: string, file: string): Promise<PmCsv> =>
  run<PmCsv>(python, [join(import.meta.dirname, 'compare.py'), 'csv', file])
export const pmXes = (python: string, file: string): Promise<PmXes> =>
  run<PmXes>(python, [join(import.meta.dirname, 'compare.py'), 'xes', file])
