/** The colours of the interface, light and dark. Each becomes `--l-<name>`; the contrast of every pair is tested in `tokens.test.ts`. */
export const LIGHT = {
  bg: '#ffffff',
  surface: '#f5f7f8',
  sunk: '#ebeff1',
  text: '#15212a',
  text2: '#45545f',
  text3: '#5b6973',
  brand: '#0b5a6f',
  red: '#b3261e',
  amber: '#8a5200',
  green: '#1f6b46',
  edge: '#7d8992',
  data: '#4d8ca0',
  line: '#d9dfe3',
  onfill: '#ffffff',
  tint: '#e3f0f3',
  'tint-red': '#fbe9e7',
  'tint-amber': '#fdf1dc',
  'tint-green': '#e4f2ea',
  heat1: '#e3f0f3',
  heat2: '#a9d0da',
  heat3: '#0b5a6f',
  'heat3-text': '#ffffff',
  inverse: '#15212a',
  'inverse-text': '#ffffff',
  'inverse-line': '#45545f',
} as const

export type Token = keyof typeof LIGHT

export const DARK: Readonly<Record<Token, string>> = {
  bg: '#12191e',
  surface: '#182127',
  sunk: '#0d1317',
  text: '#e6ecef',
  text2: '#b4c0c8',
  text3: '#93a1aa',
  brand: '#6cc0d6',
  red: '#ff9b8f',
  amber: '#f0b657',
  green: '#7fcfa2',
  edge: '#74828c',
  data: '#4a90a5',
  line: '#2b363e',
  onfill: '#12191e',
  tint: '#14323b',
  'tint-red': '#3b1b19',
  'tint-amber': '#352711',
  'tint-green': '#15301f',
  heat1: '#14323b',
  heat2: '#1d5160',
  heat3: '#6cc0d6',
  'heat3-text': '#12191e',
  inverse: '#e6ecef',
  'inverse-text': '#12191e',
  'inverse-line': '#74828c',
}

/** A token as CSS. */
export function token(name: Token): string {
  return `var(--l-${name})`
}

/** The token's value in the scheme that is shown now; for what cannot read CSS variables (canvas). Call it in an effect. */
export function readToken(name: Token): string {
  return getComputedStyle(document.documentElement).getPropertyValue(`--l-${name}`).trim()
}
