import { Button } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useBilingual, useFormat, useLanguage, useText } from '../i18n/use.ts'
import { PageHead } from '../parts/page-head.tsx'
import { Section } from '../parts/section.tsx'
import styles from './allowed/allowed.module.css'
import { Cite } from './cite.tsx'
import { text } from './text.ts'
import { LawWays, type LawWay } from './ways.tsx'

interface AskingHeadProps {
  title: string
  lead: string
  current: LawWay
}

/** Head of a page that answers by the law of a day; the answer can be printed. */
export function AskingHead({ title, lead, current }: AskingHeadProps) {
  const say = useText(text)
  return (
    <>
      <PageHead
        title={title}
        meta={<span>{lead}</span>}
        actions={
          <Button variant="default" leftSection={<IconPrinter size={18} stroke={1.6} aria-hidden />} onClick={() => window.print()}>
            {say('print')}
          </Button>
        }
      />
      <LawWays current={current} />
    </>
  )
}

interface Told {
  rule: string
  cite: string
  citeVi: string
  sure: 'text-read' | 'general-knowledge' | 'uncertain'
  confirmed: boolean
  en: string
  vi: string
}

/** What a rule says and where it stands. */
export function RuleWords({ of, children }: { of: Told; children?: ReactNode }) {
  const say = useText(text)
  const inWords = useBilingual()
  return (
    <span className={styles.why}>
      {children}
      {inWords(of)} <Cite of={of} confirmed={of.confirmed} />
      {of.sure === 'uncertain' && !of.confirmed && ` (${say('uncertain')})`}
    </span>
  )
}

/** What else the law says of the matter. */
export function MoreNotes({ notes }: { notes: readonly Told[] }) {
  const say = useText(text)
  if (notes.length === 0) return null
  return (
    <Section title={say('more')}>
      {notes.map((note) => (
        <RuleWords key={note.rule} of={note} />
      ))}
    </Section>
  )
}

interface Instrument {
  cite: string
  citeVi: string
  from: string
  until: string | null
}

/** The instruments that an answer rests on, with their days. */
export function LawCited({ law }: { law: readonly Instrument[] }) {
  const say = useText(text)
  const format = useFormat()
  const language = useLanguage()
  if (law.length === 0) return null
  return (
    <Section title={say('used')}>
      <ul className={styles.used}>
        {law.map(({ cite, citeVi, from, until }) => (
          <li key={cite}>
            <span>{language === 'vi' ? citeVi : cite}</span>
            <span className="text2">
              {until === null ? say('usedFrom', { day: format.day(from) }) : `${format.day(from)}–${format.day(until)}`}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  )
}

/** What the lines under citations mean. */
export function CiteLegend() {
  const say = useText(text)
  return (
    <p className={`small text2 ${styles.legend}`}>
      <span className={styles.solid}>{say('legendSolid')}</span>
      <span className={styles.dashed}>{say('legendDashed')}</span>
    </p>
  )
}
