import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { Guided } from '../../../../src/law/catalogue/guide/schema.ts'
import type { EntryRow } from '../../../../src/law/catalogue/schema.ts'
import { useBilingual, useText } from '../../i18n/use.ts'
import { Empty } from '../../parts/empty.tsx'
import { Section } from '../../parts/section.tsx'
import { Handling } from '../handling.tsx'
import styles from './guide.module.css'
import type { Steps } from './steps.ts'
import { text } from './text.ts'

interface FoundProps {
  guided: Guided
  version: string
  steps: Steps
  onStep: (steps: Steps) => void
  action: (row: EntryRow, version: string) => ReactNode
  otherwise: ReactNode
  bare?: boolean
}

/** The entries that are left, or that there is none and what to do. */
export function Found({
  guided: { rows, total, next, degrees, forms },
  version,
  steps,
  onStep,
  action,
  otherwise,
  bare = false,
}: FoundProps) {
  const say = useText(text)
  const inWords = useBilingual()
  const nameOf = ({ code, act }: EntryRow): string => `${code} ${inWords(act)}`
  if (rows.length === 0) return <Empty title={say('none')} why={say('noneWhy')} action={otherwise} />
  return (
    <Section title={say('found')} note={say('left', { n: total })} plain>
      <ul className={styles.found}>
        {rows.map((row) => (
          <li key={row.code}>
            <div>
              {bare ? (
                nameOf(row)
              ) : (
                <Link to="/catalogue/entries/$code/$version" params={{ version, code: row.code } as never}>
                  {nameOf(row)}
                </Link>
              )}
              <Handling of={row.handling} degrees={degrees} forms={forms} />
            </div>
            <div>{action(row, version)}</div>
          </li>
        ))}
      </ul>
      {total > rows.length && <p className="text2">{say('first', { n: rows.length, of: total })}</p>}
      <div className={styles.acts}>
        {next !== null && (
          <Button variant="default" size="compact-sm" onClick={() => onStep({ ...steps, stopped: false })}>
            {say('goOn')}
          </Button>
        )}
        {otherwise}
      </div>
    </Section>
  )
}
