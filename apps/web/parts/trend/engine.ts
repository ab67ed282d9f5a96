import { BarChart, LineChart } from 'echarts/charts'
import { GridComponent } from 'echarts/components'
import { init, use as register, type EChartsCoreOption } from 'echarts/core'
import { CanvasRenderer } from 'echarts/renderers'
import { readToken } from '../../tokens.ts'

register([BarChart, LineChart, GridComponent, CanvasRenderer])

export interface Drawn {
  labels: readonly string[]
  columns: readonly number[]
  line: readonly (number | null)[] | undefined
  columnsName: string
  lineName: string
  /** Room at the right for the names; 0 where they stand beneath. */
  right: number
  write: (value: number) => string
}

export interface Chart {
  draw: (drawn: Drawn) => void
  fit: () => void
  end: () => void
}

/** Draws into a place; reads the tokens each time, so draw again when the colours change. */
export function chartIn(place: HTMLElement): Chart {
  const chart = init(place, undefined, { renderer: 'canvas' })
  return {
    draw: (drawn) => {
      chart.setOption(optionsOf(drawn), true)
    },
    fit: () => chart.resize(),
    end: () => chart.dispose(),
  }
}

/** How far a name is moved, so that two ends at one height have their own lines. */
function apart(column: number, end: number | null | undefined, top: number): number {
  if (end === null || end === undefined || Math.abs(column - end) > top * 0.1) return 0
  return column >= end ? -10 : 10
}

function optionsOf({ labels, columns, line, columnsName, lineName, right, write }: Drawn): EChartsCoreOption {
  const font = { fontFamily: getComputedStyle(document.body).fontFamily, fontSize: 12 }
  const [text, text2, edge, grid, data, brand, ground] = (['text', 'text2', 'edge', 'line', 'data', 'brand', 'bg'] as const).map(readToken)
  const last = columns.length - 1
  const bars = columns.map((value, index) => ({
    value,
    label: {
      ...font,
      show: index === last && right > 0,
      position: ['100%', 0],
      offset: [6, apart(columns[last], line?.[last], Math.max(...columns))],
      align: 'left',
      verticalAlign: 'middle',
      color: brand,
      formatter: columnsName,
    },
  }))
  const stroke = (width: number, color: string, named: boolean): object => ({
    type: 'line',
    data: line,
    symbol: 'none',
    silent: true,
    lineStyle: { width, color, cap: 'round', join: 'round' },
    endLabel: { ...font, show: named && right > 0, formatter: lineName, color: text, distance: 6 },
    z: 3,
  })
  return {
    animation: false,
    grid: { left: 4, right, top: 12, bottom: 4, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    xAxis: {
      type: 'category',
      data: labels,
      axisTick: { show: false },
      axisLine: { lineStyle: { color: edge } },
      axisLabel: { ...font, color: text2, hideOverlap: true },
    },
    yAxis: {
      type: 'value',
      min: 0,
      minInterval: 1,
      splitNumber: 4,
      axisLabel: { ...font, color: text2, formatter: write },
      splitLine: { lineStyle: { color: grid } },
    },
    series: [
      { type: 'bar', data: bars, itemStyle: { color: data }, barCategoryGap: '24%', silent: true, labelLayout: { hideOverlap: false } },
      // The ground around the line keeps it apart from the columns.
      ...(line === undefined ? [] : [stroke(4.4, ground, false), stroke(1.6, text, true)]),
    ],
  }
}
