import { IconArrowRight, IconMinus, IconPlus } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { differenceOf } from '../../../../src/law/allowed/difference/pure.ts'
import type { Difference } from '../../../../src/law/allowed/difference/schema.ts'
import { differenceLines, type DifferenceLine } from '../../../../src/law/allowed/difference/words/pure.ts'
import type { Answer, Terms } from '../../../../src/law/allowed/schema.ts'
import { useFormat, useText } from '../../i18n/use.ts'
import { Section } from '../../parts/section.tsx'
import { Cite } from '../cite.tsx'
import { useNamed } from '../named.ts'
import { text } from './compare-text.ts'
import styles from './compare.module.css'

interface WhatDiffersProps {
  terms: Terms
  title: string
  before: Answer
  after: Answer
  action?: ReactNode
}

/** What differs between two answers, in words. */
export function WhatDiffers({ terms, title, before, after, action }: WhatDiffersProps) {
  const say = useText(text)
  const format = useFormat()
  const days =
    before.day === after.day ? format.day(after.day) : say('fromTo', { before: format.day(before.day), after: format.day(after.day) })
  return (
    <Section title={title} note={days} action={action}>
      <DifferenceList terms={terms} difference={differenceOf(before, after)} />
    </Section>
  )
}

/** The lines of a difference, each with where it stood and stands. */
export function DifferenceList({ terms, difference }: { terms: Terms; difference: Difference }) {
  const say = useText(text)
  const lines = differenceLines(terms, difference)
  if (lines.length === 0) return <p className="text2">{say('same')}</p>
  return (
    <ul className={styles.lines}>
      {lines.map((line) => (
        <Line key={`${line.part} ${line.how} ${line.vi}`} line={line} />
      ))}
    </ul>
  )
}

const SIGNS = { changed: IconArrowRight, came: IconPlus, went: IconMinus } as const

function Line({ line }: { line: DifferenceLine }) {
  const say = useText(text)
  const named = useNamed()
  const { how, before, after } = line
  const Sign = SIGNS[how]
  return (
    <li>
      <Sign size={16} stroke={1.8} aria-hidden />
      <div>
        {how !== 'changed' && <span className="text2">{say(how)}: </span>}
        {named(line)} <Cites of={before} />
        {before.length > 0 && after.length > 0 && ' → '}
        <Cites of={after} />
      </div>
    </li>
  )
}

function Cites({ of }: { of: DifferenceLine['before'] }) {
  const cites = [...new Map(of.filter(({ cite }) => cite !== '').map((one) => [one.cite, one])).values()]
  return cites.map((one, at) => (
    <span key={one.cite}>
      {at > 0 && '; '}
      <Cite of={one} confirmed={false} />
    </span>
  ))
}
