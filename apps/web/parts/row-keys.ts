import type { RefObject } from 'react'
import { useKeys } from '../shell/keys.ts'

/** `j k` move the focus through the links of the rows (`data-row`), `x` presses the row's checkbox. The focus itself is the cursor. */
export function useRowKeys(list: RefObject<HTMLElement | null>): void {
  const rows = (): HTMLElement[] => [...(list.current?.querySelectorAll<HTMLElement>('[data-row]') ?? [])]
  const current = (all: readonly HTMLElement[]): number => all.findIndex((row) => row.contains(document.activeElement))
  const move = (step: 1 | -1): boolean => {
    const all = rows()
    const at = current(all)
    const row = all[at === -1 ? (step === 1 ? 0 : all.length - 1) : Math.min(all.length - 1, Math.max(0, at + step))]
    const target = row?.querySelector<HTMLElement>('a[href]') ?? row?.querySelector<HTMLElement>('input, button')
    target?.focus()
    row?.scrollIntoView({ block: 'nearest' })
    return target !== undefined && target !== null
  }
  useKeys({
    j: () => move(1),
    k: () => move(-1),
    x: () => {
      const all = rows()
      const box = all[current(all)]?.querySelector<HTMLInputElement>('input[type=checkbox]')
      box?.click()
      return box !== undefined && box !== null
    },
  })
}
