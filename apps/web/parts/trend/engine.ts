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

function optionsOf({ labels, columns, line, columnsName, lineName, right, write }: Drawn): EChartsCoreOption {
  const font = { fontFamily: getComputedStyle(document.body).fontFamily, fontSize: 12 }
  const [text, text2, edge, grid, data, brand, ground] = (['text', 'text2', 'edge', 'line', 'data', 'brand', 'bg'] as const).map(readToken)
  const last = columns.length - 1
  const bars = columns.map((value, index) => ({
    value,
    label: {
      ...font,
      show: index === last && right > 0,
      position: 'right',
      align: 'left',
      verticalAlign: 'top',
      distance: 6,
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
      ...(line === undefined ? [] : [stroke(5, ground, false), stroke(1.6, text, true)]),
    ],
  }
}
