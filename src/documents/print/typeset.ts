import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { LiemError } from '../../base/index.ts'
import { codePicture } from './code-picture.ts'
import type { Form } from './file-schema.ts'
import { coverage, FAMILY, letters } from './letters.ts'
import { covered } from './printable.ts'
import type { Mark, Run, Sheet } from './schema.ts'

/** One document that is to be printed. */
export interface Paper {
  sheet: Sheet
  form: Form
  layout: { path: string; source: string }
  mark: Mark
  /** Short code of the document, and the hash of what it says. */
  code: string
  hash: string
  /** The day that the file says it is of. */
  day: string
}

/** What the code picture on each page holds: no address of anything. */
export const codeText = ({ code, hash }: Pick<Paper, 'code' | 'hash'>): string => `LIEM1 ${code} ${hash}`

/** Nothing is read from there: the files of a document are in memory. */
const NOWHERE = join(tmpdir(), 'liem-documents')

let ready: { compiler: NodeCompiler; has: (codePoint: number) => boolean } | undefined

/** The letters are read once by each process. */
function open(): NonNullable<typeof ready> {
  if (ready !== undefined) return ready
  const fonts = letters()
  return (ready = {
    compiler: NodeCompiler.create({ workspace: NOWHERE, fontArgs: [{ fontBlobs: fonts }] }),
    has: coverage(fonts),
  })
}

function compile(paper: Paper) {
  const { compiler, has } = open()
  const { form, sheet, mark, code, hash, day, layout } = paper
  if (/@[a-z]+\//u.test(layout.source))
    throw new LiemError('rulebook', 'the layout asks for a package from elsewhere', {
      place: { file: layout.path },
      hint: 'write it without',
    })
  const given = {
    form,
    sheet: coveredSheet(sheet, has),
    font: FAMILY,
    mark: covered(form.marks[mark][sheet.language], has),
    code,
    hash,
    title: covered(`${sheet.title}: ${textOf(sheet.abstract)}`, has),
    day: day.split('-').map(Number),
  }
  compiler.mapShadow(join(NOWHERE, 'sheet.typ'), Buffer.from(layout.source))
  compiler.mapShadow(join(NOWHERE, 'sheet.json'), Buffer.from(JSON.stringify(given)))
  compiler.mapShadow(join(NOWHERE, 'code.png'), codePicture(codeText(paper)))
  const result = compiler.compile({ mainFilePath: join(NOWHERE, 'sheet.typ') })
  compiler.evictCache(10)
  const error = result.takeError()
  if (error !== null) throw mistakeIn(layout.path, compiler.fetchDiagnostics(error))
  return { compiler, page: result.result! }
}

const textOf = (runs: readonly Run[]): string => runs.map(({ text }) => text).join('')

function coveredSheet(sheet: Sheet, has: (codePoint: number) => boolean): Sheet {
  return JSON.parse(JSON.stringify(sheet), (key, value: unknown) =>
    (key === 'text' || key === 'title') && typeof value === 'string' ? covered(value, has) : value,
  ) as Sheet
}

interface Diagnostic {
  message: string
  range: { start: { line: number; character: number } } | null
}

/** What typst says of a layout, at its place. */
function mistakeIn(file: string, diagnostics: readonly Diagnostic[]): LiemError {
  const [first] = diagnostics
  const start = first?.range?.start
  const place = start === undefined ? { file } : { file, line: start.line + 1, column: start.character + 1 }
  return new LiemError('rulebook', `the layout cannot be used: ${first?.message ?? 'typst'}`, {
    place,
    hint: 'mend it there, or remove the file: then the one of the program is used',
  })
}

/** PDF/A-2a: to be kept for long, with text that can be searched and read aloud. The same paper gives the same bytes. */
export function toPdf(paper: Paper): Buffer {
  const { compiler, page } = compile(paper)
  try {
    return compiler.pdf(page, { pdfStandard: 'a-2a' })
  } catch (error) {
    const said = /message: "(.*?)", trace/u.exec(String(error))?.[1]
    throw new LiemError('rulebook', `the layout cannot be used: ${said ?? 'typst'}`, { place: { file: paper.layout.path }, cause: error })
  }
}

/** One page as a picture (SVG), and how many there are. */
export function toPicture(paper: Paper, nth: number): { svg: string; pages: number } {
  const { compiler, page } = compile(paper)
  const pages = page.numOfPages
  // All pages come one under the other; one of them is looked at.
  const svg = compiler.plainSvg(page).replace(/viewBox="0 0 (\S+) (\S+)" width="\S+" height="\S+"/u, (_, width: string, height: string) => {
    const tall = Number(height) / pages
    return `viewBox="0 ${tall * (nth - 1)} ${width} ${tall}" width="${width}pt" height="${tall}pt"`
  })
  return { svg, pages }
}
