import { Select } from '@mantine/core'
import { listTreated, TREATED, type Treated } from '../../../src/cases/treatment/schema.ts'
import { showTerms } from '../../../src/law/allowed/schema.ts'
import { Turn } from '../access/list.tsx'
import { useRoute } from '../api-hooks.ts'
import { useText } from '../i18n/use.ts'
import { Cite } from '../law/cite.tsx'
import { Answer } from '../parts/answer.tsx'
import { Empty } from '../parts/empty.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { Section } from '../parts/section.tsx'
import { useYear, YearSelect } from '../results/year-select.tsx'
import { useUrlState } from '../url-state.ts'
import { Matters } from './matters.tsx'
import { People } from './people.tsx'
import { Picture } from './picture.tsx'
import { DEFAULTS, type Asked, type Treatments } from './state.ts'
import { text } from './text.ts'
import styles from './treatment.module.css'

/** Years that are looked at where none are asked for: this one and the four before. */
const YEARS = 4

/** How like matters were treated by each whom whoever looks oversees. */
export function Page() {
  const say = useText(text)
  const [asked, set] = useUrlState(DEFAULTS)
  const of = TREATED.find((one) => one === asked.of) ?? 'concluded'
  const until = useYear(asked.until)
  const from = useYear(asked.from === '' ? String(until - YEARS) : asked.from)
  const span = { of, from, until }
  const query = useRoute(listTreated, { ...span, limit: 50, ...(asked.cursor === '' ? {} : { cursor: asked.cursor }) }, { keep: true })
  const { data } = useRoute(showTerms, {})
  const choose = (patch: Partial<Asked>): void => set({ ...patch, cursor: '', who: '', outcome: '', at: '' }, 'push')
  return (
    <>
      <PageHead title={say('title')} meta={<span className="reading">{say('note')}</span>} />
      <Choice span={span} choose={choose} />
      <Answer query={query} what={say('loading')} rows={8} height={53}>
        {(page) =>
          page.rows.length === 0 ? (
            <Empty title={say('none')} why={say('noneWhy')} />
          ) : (
            <>
              <Picture page={page} of={of} />
              <Section title={say('people')} note={say('peopleNote')} plain>
                <People page={page} of={of} terms={data} busy={query.isPlaceholderData} set={set} />
                <Turn {...page} shown={page.rows.length} onTurn={(cursor) => set({ cursor }, 'push')} />
              </Section>
              {asked.who !== '' && <Matters span={span} asked={asked} set={set} terms={data} />}
              <Method page={page} of={of} />
            </>
          )
        }
      </Answer>
    </>
  )
}

function Choice({
  span: { of, from, until },
  choose,
}: {
  span: { of: Treated; from: number; until: number }
  choose: (patch: Partial<Asked>) => void
}) {
  const say = useText(text)
  return (
    <div className={`no-print ${styles.choice}`}>
      <Select
        className={styles.of}
        label={say('of')}
        data={TREATED.map((value) => ({ value, label: say(`of-${value}`) }))}
        value={of}
        allowDeselect={false}
        onChange={(value) => choose({ of: value ?? DEFAULTS.of })}
        comboboxProps={{ transitionProps: { transition: 'fade', duration: 120 } }}
      />
      <YearSelect label={say('from')} year={from} onChange={(year) => choose({ from: year })} />
      <YearSelect label={say('until')} year={until} onChange={(year) => choose({ until: year })} />
    </div>
  )
}

function Method({ page: { least, shown, basis }, of }: { page: Treatments; of: Treated }) {
  const say = useText(text)
  return (
    <Section title={say('method')}>
      <p className="reading">{say(of === 'concluded' ? 'method-concluded' : 'method-cases')}</p>
      <p className="reading">
        {shown === null ? say('shownUnset') : say('methodLimits', { least: least.matters, people: least.people, shown })}{' '}
        {basis !== null && <Cite of={{ cite: basis.cite.en, citeVi: basis.cite.vi }} confirmed={basis.confirmed} />}
      </p>
    </Section>
  )
}
