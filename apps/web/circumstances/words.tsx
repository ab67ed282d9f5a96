import type { Circumstance } from '../../../src/findings/schema.ts'
import { useBilingual, useText } from '../i18n/use.ts'
import styles from './words.module.css'
import { text } from './text.ts'

export const KINDS = ['outage', 'weather', 'instruction', 'specialisation', 'other'] as const satisfies readonly Circumstance['kind'][]

/** In force: filled; revoked: crossed out. */
export function CircumstanceState({ of }: { of: Circumstance['state'] }) {
  const say = useText(text)
  const inForce = of === 'in-force'
  return (
    <span className={`${styles.pair} ${inForce ? styles.inForce : styles.revoked}`}>
      <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden focusable={false}>
        {inForce ? (
          <circle className={styles.full} cx="8" cy="8" r="4" />
        ) : (
          <path className={styles.line} d="M8 4a4 4 0 1 1 0 8 4 4 0 0 1 0-8M3.5 12.5l9-9" />
        )}
      </svg>
      <span>{say(inForce ? 'inForce' : 'revoked')}</span>
    </span>
  )
}

/** Where it holds, in a few words. */
export function Reach({ units, rules }: Pick<Circumstance, 'units' | 'rules'>) {
  const say = useText(text)
  const inWords = useBilingual()
  const first = units?.[0]
  const where =
    units === null || first === undefined
      ? say('allUnits')
      : units.length === 1
        ? inWords(first.short)
        : say('moreUnits', { first: inWords(first.short), n: units.length - 1 })
  return (
    <>
      {where}
      <span className={styles.second}>
        {rules === null ? say('allRules') : rules.length <= 3 ? rules.join(', ') : say('ruleCount', { n: rules.length })}
      </span>
    </>
  )
}
