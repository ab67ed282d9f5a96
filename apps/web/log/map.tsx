import { SegmentedControl, Slider } from '@mantine/core'
import { useMemo, useState } from 'react'
import type { LogView } from '../../../src/desk/log/schema.ts'
import { useBilingual, useFormat, useText } from '../i18n/use.ts'
import { ProcessMap, type MapData } from '../parts/map/process-map.tsx'
import { Section } from '../parts/section.tsx'
import { useUrlState } from '../url-state.ts'
import styles from './log.module.css'
import { DEFAULTS, drawn, firstStop, linesFrom, standing, stopsOf } from './shown.ts'
import { text } from './text.ts'

/** The process map, with what is on its lines and how thin a line may be; where cases leave a rule's path is always drawn. */
export function MapSection({ log }: { log: LogView }) {
  const say = useText(text)
  const [{ measure }, set] = useUrlState(DEFAULTS)
  const [asTable, setAsTable] = useState(false)
  const stops = useMemo(() => stopsOf(log.edges), [log])
  const [stop, setStop] = useState(() => firstStop(log.edges, stops))
  const least = stops[Math.min(stop, stops.length - 1)] ?? 0
  const data = useMap(log, measure === 'time', asTable ? 0 : least)
  return (
    <Section
      title={say('map')}
      note={say(measure === 'time' ? 'mapNoteTime' : 'mapNoteCases')}
      action={
        <button type="button" className={styles.toggle} onClick={() => setAsTable(!asTable)}>
          {say(asTable ? 'asPicture' : 'asTable')}
        </button>
      }
    >
      <div className={styles.controls}>
        <SegmentedControl
          size="xs"
          aria-label={say('measure')}
          value={measure}
          onChange={(value) => set({ measure: value })}
          data={[
            { value: 'cases', label: say('byCases') },
            { value: 'time', label: say('byTime') },
          ]}
        />
        {!asTable && <Hide stops={stops} stop={stop} onChange={setStop} />}
      </div>
      <ProcessMap data={data} title={say('mapTitle')} asTable={asTable} />
      {!asTable && <p className={styles.remark}>{say('mapRead', { shown: drawn(data.edges, 0), all: drawn(log.edges, 0) })}</p>}
    </Section>
  )
}

function Hide({ stops, stop, onChange }: { stops: readonly number[]; stop: number; onChange: (stop: number) => void }) {
  const say = useText(text)
  const [at, setAt] = useState(stop)
  const words = (index: number): string => {
    const least = stops[index] ?? 0
    return least === 0 ? say('hideNone') : say('hideValue', { n: least })
  }
  return (
    <div className={styles.hide}>
      <div className={styles.hideWords}>
        <span id="hide-below">{say('hide')}</span>
        <span className="strong">{words(at)}</span>
      </div>
      <Slider
        size="sm"
        min={0}
        max={stops.length - 1}
        step={1}
        label={null}
        value={at}
        onChange={setAt}
        onChangeEnd={onChange}
        disabled={stops.length < 2}
        thumbLabel={say('hide')}
        thumbProps={{ 'aria-valuetext': words(at) }}
      />
    </div>
  )
}

function useMap(log: LogView, time: boolean, least: number): MapData {
  const inWords = useBilingual()
  const format = useFormat()
  const say = useText(text)
  return useMemo(() => {
    const lasts = (minutes: number | null): { label?: string } => {
      if (!time || minutes === null) return {}
      return { label: minutes < 1 ? say('lessThanMinute') : format.span(minutes) }
    }
    const lines = linesFrom(log.edges, log.deviations, least)
    return {
      activities: log.activities.map(inWords),
      nodes: standing(log.nodes, lines, log.deviations),
      edges: lines.map(({ from, to, cases, medianMinutes }) => ({ from, to, cases, ...lasts(medianMinutes) })),
      deviations: log.deviations.map(({ from, to, cases, rule, title }) => ({ from, to, cases, rule, label: inWords(title) })),
    }
  }, [log, time, least, inWords, format, say])
}
