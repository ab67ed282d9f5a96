import { IconLock } from '@tabler/icons-react'
import type { Tier } from '../../../src/base/schema.ts'
import { TIER_WORDS } from '../../../src/findings/pure.ts'
import { useBilingual } from '../i18n/use.ts'
import styles from './signs.module.css'

/** How far a finding is kept from others; nothing where it is not. */
export function TierSign({ of }: { of: Tier }) {
  const inWords = useBilingual()
  if (of === 'ordinary') return null
  return (
    <span className={`${styles.pair} ${of === 'secret' ? 'strong' : styles.quiet}`}>
      <IconLock size={16} stroke={1.6} aria-hidden />
      <span>{inWords(TIER_WORDS[of])}</span>
    </span>
  )
}
