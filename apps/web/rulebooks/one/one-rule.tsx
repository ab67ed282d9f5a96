import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { IconChevronLeft, IconChevronRight, IconPencil } from '@tabler/icons-react'
import { useMemo } from 'react'
import type { RuleRow } from '../../../../src/desk/rulebooks/schema.ts'
import { useBilingual, useFormat, useText } from '../../i18n/use.ts'
import { Citation } from '../../parts/citation.tsx'
import { Empty } from '../../parts/empty.tsx'
import { Facts, Split } from '../../parts/layout.tsx'
import { PageHead } from '../../parts/page-head.tsx'
import { Section } from '../../parts/section.tsx'
import { Severity, Verdict } from '../../parts/signs.tsx'
import { useKeys } from '../../shell/keys.ts'
import { text } from '../text.ts'
import { linesOfRule } from '../yaml.ts'
import { BasisState, Never, useRuleAddress } from './cells.tsx'
import styles from './one.module.css'
import { neverArose, type Rulebook } from './shown.ts'

/** One rule by itself: what it asks, on what basis, with what exceptions, what it did, and how it is written. */
export function OneRule({ book, rule }: { book: Rulebook; rule: string }) {
  const say = useText(text)
  const inWords = useBilingual()
  const place = book.rules.findIndex((one) => one.rule === rule)
  const row = book.rules[place]
  const back = { label: say('titleOf', { title: inWords(book.rulebook.title) }), to: `/rulebooks/${book.rulebook.id}` }
  if (row === undefined)
    return (
      <>
        <PageHead title={rule} crumbs={[back]} />
        <Empty title={say('ruleGone', { rule })} action={<Link to={back.to}>{say('allRules')}</Link>} />
      </>
    )
  return (
    <article>
      <PageHead
        title={inWords(row.title)}
        phoneTitle={row.rule}
        crumbs={[back]}
        turn={<Turn book={book} place={place} />}
        meta={
          <>
            <span className="strong">{row.rule}</span>
            <span>{say('ruleNumber', { n: row.number })}</span>
            <Severity of={row.severity} />
            <BasisState basis={row.basis} />
            <Force row={row} />
          </>
        }
        actions={<EditHere book={book} rule={row.rule} />}
      />
      <Split rail={<Outcome book={book} row={row} />}>
        <Words row={row} />
        <Yaml source={book.source} rule={row.rule} />
      </Split>
    </article>
  )
}

function Turn({ book, place }: { book: Rulebook; place: number }) {
  const say = useText(text)
  const address = useRuleAddress(book)
  const [before, after] = [book.rules[place - 1], book.rules[place + 1]]
  useKeys({
    '[': () => document.querySelector<HTMLElement>('[data-turn="before"]')?.click(),
    ']': () => document.querySelector<HTMLElement>('[data-turn="after"]')?.click(),
  })
  return (
    <span className={styles.turn}>
      {before !== undefined && (
        <Link {...address(before.rule)} data-turn="before">
          <IconChevronLeft size={16} stroke={1.8} aria-hidden />
          {before.rule} <span className="spoken">{say('previous')}</span>
        </Link>
      )}
      {after !== undefined && (
        <Link {...address(after.rule)} data-turn="after">
          {after.rule} <span className="spoken">{say('next')}</span>
          <IconChevronRight size={16} stroke={1.8} aria-hidden />
        </Link>
      )}
    </span>
  )
}

function Force({ row: { from, until } }: { row: RuleRow }) {
  const say = useText(text)
  const format = useFormat()
  if (from !== null && until !== null) return <span>{say('inForceUntil', { from: format.day(from), until: format.day(until) })}</span>
  if (from !== null) return <span>{say('inForce', { from: format.day(from) })}</span>
  return <span>{until === null ? say('noDates') : say('until', { until: format.day(until) })}</span>
}

function EditHere({ book, rule }: { book: Rulebook; rule: string }) {
  const say = useText(text)
  return (
    <Button
      variant="default"
      leftSection={<IconPencil size={18} stroke={1.6} aria-hidden />}
      renderRoot={(props: object) => (
        <Link to={`/rulebooks/${book.rulebook.id}/edit`} search={{ version: String(book.version.version), rule } as never} {...props} />
      )}
    >
      {say('editHere')}
    </Button>
  )
}

function Words({ row }: { row: RuleRow }) {
  const say = useText(text)
  const inWords = useBilingual()
  const format = useFormat()
  return (
    <>
      <Section title={say('asks')} plain>
        <p className="lead">{inWords(row.words)}</p>
      </Section>
      <Section title={say('basis')}>
        {row.basis.length === 0 && <p className="text2">{say('basisNone')}</p>}
        <ul className={styles.basis}>
          {row.basis.map(({ cite, confirmed, note, from, until }) => (
            <li key={cite}>
              <Citation cite={cite} confirmed={confirmed} />
              {from !== undefined && <span className="text2 small"> {say('from', { from: format.day(from) })}</span>}
              {until !== undefined && <span className="text2 small"> {say('until', { until: format.day(until) })}</span>}
              {note !== undefined && (
                <p className={styles.note} lang="en">
                  {note}
                </p>
              )}
            </li>
          ))}
        </ul>
      </Section>
      <Section title={say('exceptions')}>
        <p className={row.exceptions === null ? 'text2' : 'reading'}>
          {row.exceptions === null ? say('exceptionsNone') : inWords(row.exceptions)}
        </p>
      </Section>
    </>
  )
}

function Yaml({ source, rule }: { source: string; rule: string }) {
  const say = useText(text)
  const found = useMemo(() => linesOfRule(source, rule), [source, rule])
  if (found === null) return null
  return (
    <Section title={say('yaml')} note={say('yamlNote', { from: String(found.from), to: String(found.to) })}>
      <pre className={styles.code} tabIndex={0}>
        {found.lines.map((line, index) => (
          <span key={index} className={styles.line} data-number={found.from + index}>
            {line}
            {'\n'}
          </span>
        ))}
      </pre>
    </Section>
  )
}

function Outcome({ book, row }: { book: Rulebook; row: RuleRow }) {
  const say = useText(text)
  const format = useFormat()
  const { counts } = row
  const share = (n: number): string =>
    counts === null || counts.activated === 0 ? '' : say('ofActivated', { share: format.percent(n / counts.activated, 1) })
  return (
    <section aria-labelledby="outcome">
      <h2 id="outcome" className={styles.railTitle}>
        {say('outcome')}
      </h2>
      {counts === null ? (
        <p className={styles.remark}>{say('outcomeNone')}</p>
      ) : (
        <ul className={styles.outcome}>
          {(['violated', 'unknown', 'satisfied', 'vacuous'] as const).map((verdict) => (
            <li key={verdict}>
              <Verdict of={verdict} />
              <span className={styles.outcomeNumber}>
                {format.number(counts[verdict])}
                <span className={styles.second}>{verdict === 'vacuous' ? '' : share(counts[verdict])}</span>
              </span>
            </li>
          ))}
        </ul>
      )}
      {(neverArose(row) || row.absent.length > 0) && <Never row={row} />}
      {counts !== null && (
        <p className={styles.findings}>
          {row.openFindings === 0 ? (
            <span className="text2">{say('noOpenFindings')}</span>
          ) : (
            <Link to="/findings" search={{ rule: [row.rule], state: ['new', 'review'] } as never}>
              {say('openFindings', { n: row.openFindings })}
            </Link>
          )}
        </p>
      )}
      {book.rulebook.runAt !== null && counts !== null && <Facts rows={[[say('compared'), format.instant(book.rulebook.runAt)]]} />}
    </section>
  )
}
