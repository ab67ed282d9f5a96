import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'

const WEIGHTS = [400, 500, 600] as const
/** Subsets of the font with the characters each serves, as the font's own style sheet gives them. */
const SUBSETS = ['vietnamese', 'latin-ext', 'latin'] as const
/** Style sheets in their order: what is narrow and what is paper overrides. */
const SHEETS = ['tokens', 'page', 'tables', 'case', 'figures', 'phone', 'print'] as const

/** Style sheet with the fonts inside, and the script of the page, each with its hash for the content policy. */
export interface Assets {
  style: string
  styleHash: string
  script: string
  scriptHash: string
}

let kept: Assets | undefined

export function readAssets(): Assets {
  kept ??= makeAssets()
  return kept
}

function makeAssets(): Assets {
  const read = (name: string): string => readFileSync(join(import.meta.dirname, name), 'utf8')
  const style = [fontFaces(), ...SHEETS.map((name) => read(`${name}.css`))].join('\n')
  const script = read('page.js')
  return { style, styleHash: hash(style), script, scriptHash: hash(script) }
}

function hash(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`
}

function fontFaces(): string {
  const require = createRequire(import.meta.url)
  return WEIGHTS.flatMap((weight) => {
    const sheet = readFileSync(require.resolve(`@fontsource/ibm-plex-sans/${weight}.css`), 'utf8')
    return SUBSETS.map((subset) => {
      const data = readFileSync(require.resolve(`@fontsource/ibm-plex-sans/files/ibm-plex-sans-${subset}-${weight}-normal.woff2`)).toString(
        'base64',
      )
      return `@font-face{font-family:'IBM Plex Sans';font-weight:${weight};font-display:swap;src:url(data:font/woff2;base64,${data}) format('woff2');unicode-range:${rangeOf(sheet, subset, weight)}}`
    })
  }).join('\n')
}

function rangeOf(sheet: string, subset: string, weight: number): string {
  const face = sheet.split('@font-face').find((part) => part.includes(`files/ibm-plex-sans-${subset}-${weight}-`))
  const range = face === undefined ? undefined : /unicode-range:\s*([^;]+);/.exec(face)?.[1]
  if (range === undefined) throw new Error(`the font's style sheet has no subset ${subset}`)
  return range
}
