import { LiemError } from '../base/index.ts'
import type { LogRequest } from './schema.ts'

export interface ChosenColumns {
  case: string
  activity: string
  timestamp: string
  resource: string | null
  unit: string | null
  lifecycle: string | null
  /** Which column was taken for what, and why, for the user. */
  notes: string[]
}

/** In the order in which they are looked for when the rulebook names none. */
const defaults = {
  case: ['case:concept:name', 'case_id', 'case'],
  activity: ['concept:name', 'activity'],
  timestamp: ['time:timestamp', 'timestamp', 'ts'],
  resource: ['org:resource', 'resource'],
  unit: ['org:group', 'unit', 'office'],
  lifecycle: ['lifecycle:transition', 'lifecycle'],
} as const

type Role = keyof typeof defaults
const hint = 'name the columns with `columns` in the rulebook or with --columns'

/**
 * Chooses the columns of a table. A column that `wanted` names must exist; the others are found by their usual names,
 * letter case apart. Throws `input`, listing what there is, for a missing column of case, activity or time.
 */
export function chooseColumns(available: readonly string[], wanted: LogRequest['columns'], file: string): ChosenColumns {
  const notes: string[] = []
  const need = (role: 'case' | 'activity' | 'timestamp'): string => {
    const found = find(role)
    if (found !== null) return found
    const usual = defaults[role].map((name) => `"${name}"`).join(', ')
    throw new LiemError('input', `there is no column for the ${role} (usual names: ${usual}); the file has ${list(available)}`, {
      place: { file },
      hint,
    })
  }
  const find = (role: Role): string | null => {
    const named = role === 'lifecycle' ? undefined : wanted[role]
    if (named !== undefined) return exists(available, named, role, file, notes)
    const found = byUsualName(available, defaults[role])
    if (found !== null) notes.push(`${role}: column "${found}"`)
    return found
  }
  const chosen = {
    case: need('case'),
    activity: need('activity'),
    timestamp: need('timestamp'),
    resource: find('resource'),
    unit: find('unit'),
    lifecycle: find('lifecycle'),
    notes,
  }
  refuseTwice(chosen, file)
  return chosen
}

function byUsualName(available: readonly string[], usual: readonly string[]): string | null {
  for (const name of usual) {
    const found = available.find((column) => column === name) ?? available.find((column) => column.toLowerCase() === name)
    if (found !== undefined) return found
  }
  return null
}

function exists(available: readonly string[], named: string, role: Role, file: string, notes: string[]): string {
  if (!available.includes(named)) {
    throw new LiemError('input', `the column "${named}" for the ${role} does not exist; the file has ${list(available)}`, {
      place: { file },
      hint,
    })
  }
  notes.push(`${role}: column "${named}", as asked`)
  return named
}

function refuseTwice(chosen: ChosenColumns, file: string): void {
  const roles = (['case', 'activity', 'timestamp'] as const).map((role) => ({ role, name: chosen[role] }))
  const clash = roles.find((one, i) => roles.findIndex((other) => other.name === one.name) < i)
  if (clash !== undefined)
    throw new LiemError('input', `the column "${clash.name}" cannot be the ${clash.role} and something else as well`, {
      place: { file },
      hint,
    })
}

function list(names: readonly string[]): string {
  const shown = names
    .slice(0, 20)
    .map((name) => `"${name}"`)
    .join(', ')
  return names.length > 20 ? `${shown} and ${names.length - 20} more` : shown
}
