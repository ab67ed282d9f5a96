import { useMemo, useState } from 'react'
import { exportResults, showResults, type Results } from '../../../src/desk/scorecard/schema.ts'
import { showTerms } from '../../../src/law/allowed/schema.ts'
import { addressOf } from '../api.ts'
import { useRoute } from '../api-hooks.ts'
import { useTerm } from '../cases/words.ts'
import { useAreaName } from '../findings/cells.tsx'
import { useLanguage, useText } from '../i18n/use.ts'
import { Answer } from '../parts/answer.tsx'
import { FileMenu } from '../parts/file-menu.tsx'
import { Halves } from '../parts/layout.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { Section } from '../parts/section.tsx'
import { TrendChart } from '../parts/trend/trend-chart.tsx'
import { useMay } from '../shell/state.ts'
import one from '../units/one/one.module.css'
import { useUrlState } from '../url-state.ts'
import { Bars } from './bars.tsx'
import { text } from './text.ts'
import { Units } from './units.tsx'
import { useYear, YearSelect } from './year-select.tsx'

const DEFAULTS = { year: '' }

/** Results of a year: over the years, by area of the catalogue, by form, by unit; with a table behind each picture, and as a file. */
export function Page() {
  const say = useText(text)
  const may = useMay()
  const language = useLanguage()
  const [asked, set] = useUrlState(DEFAULTS)
  const year = useYear(asked.year)
  const query = useRoute(showResults, { year }, { keep: true })
  return (
    <>
      <PageHead
        title={say('title')}
        meta={<span className="reading">{say('note')}</span>}
        actions={
          <>
            <YearSelect year={year} onChange={(chosen) => set({ year: chosen }, 'push')} />
            {may('scorecard.export') && (
              <FileMenu label={say('export')} addressIn={(format) => addressOf(exportResults, { year, format, language })} />
            )}
          </>
        }
      />
      <Answer query={query} what={say('loading')} rows={10} height={35}>
        {(results) => (
          <>
            <Trend results={results} />
            <Halves>
              <Areas results={results} />
              <Forms results={results} />
            </Halves>
            <Units results={results} />
          </>
        )}
      </Answer>
    </>
  )
}

function Trend({ results: { years } }: { results: Results }) {
  const say = useText(text)
  const [asTable, setAsTable] = useState(false)
  const data = useMemo(
    () => ({
      starts: years.map(({ year }) => `${year}-01-01`),
      columns: years.map(({ decisions }) => decisions),
      line: years.map(({ opened }) => opened),
    }),
    [years],
  )
  const last = years.at(-1)!
  return (
    <Section
      title={say('trend')}
      note={say('trendNote')}
      action={
        <button type="button" className={one.link} aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
          {say(asTable ? 'asPicture' : 'asTable')}
        </button>
      }
    >
      <TrendChart
        data={data}
        title={say('trend')}
        columnsName={say('decisions')}
        lineName={say('opened')}
        reading={say('trendRead', { ...last, year: String(last.year) })}
        asTable={asTable}
      />
    </Section>
  )
}

function Areas({ results: { areas } }: { results: Results }) {
  const say = useText(text)
  const nameOf = useAreaName()
  const rows = areas.map(({ area, n }) => ({
    key: String(area),
    label: area === null ? say('areaUnknown') : nameOf(area),
    n,
    unknown: area === null,
  }))
  return (
    <Section title={say('areas')}>
      {rows.length === 0 ? (
        <p className="text2">{say('nothing')}</p>
      ) : (
        <Bars caption={say('areas')} head={say('area')} rows={rows} reading={say('areasRead')} />
      )}
    </Section>
  )
}

function Forms({ results: { forms } }: { results: Results }) {
  const say = useText(text)
  const term = useTerm()
  const { data } = useRoute(showTerms, {})
  const rows = forms.map(({ form, n }) => ({ key: form, label: data === undefined ? form : term(data.forms, form), n }))
  return (
    <Section title={say('forms')}>
      {rows.length === 0 ? (
        <p className="text2">{say('nothing')}</p>
      ) : (
        <Bars caption={say('forms')} head={say('form')} rows={rows} reading={say('formsRead')} />
      )}
    </Section>
  )
}
