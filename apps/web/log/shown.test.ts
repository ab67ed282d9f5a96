import { expect, test } from 'vitest'
import { drawn, firstStop, linesFrom, standing, stopsOf } from './shown.ts'

const edge = (from: number, to: number, cases: number) => ({ from, to, cases })
const EDGES = [edge(0, 1, 100), edge(1, 2, 90), edge(1, 3, 5), edge(3, 2, 4), edge(0, 3, 1), edge(2, 2, 50)]
const NODES = [0, 1, 2, 3, 4].map((activity) => ({ activity }))
const AT_THREE = [{ from: 3, to: null }]

test('the slider stops where the picture changes, and begins with what one can follow', () => {
  expect(stopsOf(EDGES)).toEqual([0, 1, 4, 5, 90, 100])
  expect(stopsOf([])).toEqual([0])
  expect(firstStop(EDGES, stopsOf(EDGES))).toBe(0)
  const many = Array.from({ length: 40 }, (_, index) => edge(0, index + 1, index + 1))
  const stops = stopsOf(many)
  expect(drawn(many, stops[firstStop(many, stops)]!)).toBeLessThanOrEqual(18)
  expect(drawn(EDGES, 5)).toBe(3)
})

test('a step of a deviation keeps its strongest lines, whatever the threshold', () => {
  expect(linesFrom(EDGES, [], 50)).toEqual([edge(0, 1, 100), edge(1, 2, 90), edge(2, 2, 50)])
  expect(linesFrom(EDGES, AT_THREE, 50)).toEqual([edge(0, 1, 100), edge(1, 2, 90), edge(1, 3, 5), edge(3, 2, 4), edge(2, 2, 50)])
})

test('steps that are on no line are not drawn, those of deviations always are', () => {
  const shown = (deviations: typeof AT_THREE): number[] =>
    standing(NODES, linesFrom(EDGES, [], 50), deviations).map(({ activity }) => activity)
  expect(shown([])).toEqual([0, 1, 2])
  expect(shown(AT_THREE)).toEqual([0, 1, 2, 3])
})
