import { useMemo, useState } from 'react'
import { STANDARD } from './columns.tsx'

const KEPT = 'liem-findings-columns'

function remembered(): readonly string[] | undefined {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEPT) ?? 'null')
    return Array.isArray(kept) && kept.every((one) => typeof one === 'string') ? kept : undefined
  } catch {
    return undefined
  }
}

function remember(columns: readonly string[]): void {
  try {
    localStorage.setItem(KEPT, JSON.stringify(columns))
  } catch {
    // Where nothing may be kept, the choice stands in the address.
  }
}

/** The columns that are shown: those of the address, else those that were chosen last, else the standard. */
export function useColumnsChoice(
  named: readonly string[] | undefined,
  all: readonly string[],
  onChoose: (columns: readonly string[]) => void,
) {
  const [kept] = useState(remembered)
  const shown = named ?? kept ?? STANDARD
  const hidden = useMemo(() => all.filter((id) => id !== 'title' && !shown.includes(id)), [all, shown])
  const hide = (next: readonly string[]): void => {
    const columns = all.filter((id) => !next.includes(id))
    remember(columns)
    onChoose(columns)
  }
  return { shown, hidden, hide }
}
