import { Select, type ComboboxItem } from '@mantine/core'
import { useMemo } from 'react'
import { listUnits } from '../../../src/organisation/schema.ts'
import { useRoute } from '../api-hooks.ts'
import { treeOf } from '../findings/list/use-choices.ts'
import { useBilingual, useText } from '../i18n/use.ts'
import { foldText } from '../parts/fold.ts'
import { text } from './text.ts'
import styles from './unit-select.module.css'

interface UnitSelectProps {
  value: string
  onChange: (code: string) => void
  /** The units of this day; empty: of today. */
  on?: string
}

/** One unit of the register, or all of them; can be searched without diacritics. Empty: all. */
export function UnitSelect({ value, onChange, on = '' }: UnitSelectProps) {
  const say = useText(text)
  const inWords = useBilingual()
  const { data } = useRoute(listUnits, on === '' ? {} : { on })
  const tree = useMemo(() => treeOf(data?.rows ?? []), [data])
  const levels = useMemo(() => new Map(tree.map(({ unit, level }) => [unit.code, level])), [tree])
  const known = tree.map(({ unit }) => ({ value: unit.code, label: inWords(unit.name) }))
  const strange = value !== '' && !levels.has(value) ? [{ value, label: value }] : []
  return (
    <Select
      className={styles.select}
      aria-label={say('chooseUnit')}
      placeholder={say('allUnits')}
      data={[...strange, ...known]}
      value={value === '' ? null : value}
      onChange={(code) => onChange(code ?? '')}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': say('allUnits') }}
      nothingFoundMessage={say('noUnit')}
      maxDropdownHeight={360}
      comboboxProps={{ width: 'max-content', position: 'bottom-end', transitionProps: { transition: 'fade', duration: 120 } }}
      filter={({ options, search }) => (options as ComboboxItem[]).filter(({ label }) => foldText(label).includes(foldText(search)))}
      renderOption={({ option }) => <span style={{ paddingLeft: (levels.get(option.value) ?? 0) * 16 }}>{option.label}</span>}
    />
  )
}
