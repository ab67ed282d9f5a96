import type { RuleRow } from '../../../../src/desk/rulebooks/schema.ts'
import { useBilingual, useFormat, useText } from '../../i18n/use.ts'
import { Confirmed } from '../../parts/signs.tsx'
import { text } from '../text.ts'
import styles from './one.module.css'
import { neverArose, type Rulebook } from './shown.ts'

/** Whether every citation of a rule is confirmed. A rule that names no basis has nothing that could be. */
export function BasisState({ basis }: { basis: RuleRow['basis'] }) {
  const say = useText(text)
  if (basis.length === 0) return <span className="text2">{say('basisNone')}</span>
  return <Confirmed yes={basis.every(({ confirmed }) => confirmed)} />
}

/** Why a rule never arose, where it did not; and activities that it names and the data do not have. */
export function Never({ row }: { row: RuleRow }) {
  const say = useText(text)
  const inWords = useBilingual()
  const format = useFormat()
  const names = row.absent.map((name) => format.quote(inWords(name))).join(', ')
  if (neverArose(row)) return <span className={styles.second}>{names === '' ? say('never') : say('neverAbsent', { names })}</span>
  return names === '' ? null : <span className={styles.second}>{say('absentSome', { names })}</span>
}

/** The address of one rule of the version that is shown. */
export function useRuleAddress({ rulebook, version, versions }: Rulebook): (rule: string) => { to: string; search: never } {
  const used = versions.find(({ state }) => state === 'used')
  const shown = used?.version === version.version ? {} : { version: String(version.version) }
  return (rule) => ({ to: `/rulebooks/${rulebook.id}`, search: { ...shown, rule } as never })
}
