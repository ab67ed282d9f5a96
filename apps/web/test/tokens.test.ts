import { expect, test } from 'vitest'
import { DARK, LIGHT, type Token } from '../tokens.ts'

/** Relative luminance and contrast as WCAG 2.2 defines them. */
function luminance(colour: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].toSorted((a, b) => b - a)
  return (light + 0.05) / (dark + 0.05)
}

const GROUNDS = ['bg', 'surface', 'tint'] as const
const PAIRS: [foreground: Token, grounds: readonly Token[], least: number][] = [
  ...(['text', 'text2', 'text3', 'brand', 'red', 'amber', 'green'] as const).map((name): [Token, readonly Token[], number] => [
    name,
    GROUNDS,
    4.5,
  ]),
  ...(['edge', 'data'] as const).map((name): [Token, readonly Token[], number] => [name, GROUNDS, 3]),
  ['red', ['tint-red'], 5.4],
  ['amber', ['tint-amber'], 5.4],
  ['green', ['tint-green'], 5.4],
  ['text', ['sunk', 'heat1', 'heat2', 'tint-amber'], 4.5],
  ['onfill', ['brand', 'red'], 4.5],
  ['heat3-text', ['heat3'], 4.5],
  ['inverse-text', ['inverse'], 4.5],
]

test.each(PAIRS.flatMap(([name, grounds, least]) => grounds.map((ground) => [name, ground, least] as const)))(
  '%s on %s has a contrast of at least %d, light and dark',
  (name, ground, least) => {
    for (const tokens of [LIGHT, DARK]) expect(contrast(tokens[name], tokens[ground])).toBeGreaterThanOrEqual(least)
  },
)
