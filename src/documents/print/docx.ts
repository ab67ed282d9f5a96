import {
  AlignmentType,
  BorderStyle,
  convertMillimetersToTwip,
  Document,
  Footer,
  Header,
  ImageRun,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  UnderlineType,
  WidthType,
  type IRunOptions,
  type ParagraphChild,
} from 'docx'
import { codePicture } from './code-picture.ts'
import type { Form } from './file-schema.ts'
import type { Block, Run, Sheet } from './schema.ts'
import { codeText, type Paper } from './typeset.ts'

/** Word has it; the one of the program has the same widths. */
const FONT = 'Times New Roman'
const INDENT = convertMillimetersToTwip(10)
const LINE = { style: BorderStyle.SINGLE, size: 6, color: '000000', space: 1 }
const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' }
const NO_LINES = { top: NONE, bottom: NONE, left: NONE, right: NONE, insideHorizontal: NONE, insideVertical: NONE }

/** The same document for Word: what it says comes from the same sheet, how it looks from the same form. */
export async function toDocx(paper: Paper): Promise<Buffer> {
  const { sheet, form, code, hash } = paper
  const { top, bottom, left, right } = form.page
  const document = new Document({
    title: sheet.title,
    creator: code,
    description: hash,
    styles: { default: { document: { run: { font: FONT, size: form.sizes.body * 2, language: { value: sheet.language } } } } },
    sections: [
      {
        properties: {
          titlePage: true,
          page: {
            size: { width: convertMillimetersToTwip(210), height: convertMillimetersToTwip(297) },
            margin: Object.fromEntries(
              Object.entries({ top, bottom, left, right }).map(([side, width]) => [side, convertMillimetersToTwip(width)]),
            ),
          },
        },
        headers: { first: headOf(paper, false), default: headOf(paper, true) },
        footers: { first: footOf(paper), default: footOf(paper) },
        children: [
          ...upper(sheet, form),
          ...sheet.blocks.map((block, at) => paragraphOf(block, sheet, form, at + 1 === sheet.blocks.length)),
          ...lower(sheet, form),
        ],
      },
    ],
  })
  return Packer.toBuffer(document)
}

const points = (size: number): { size: number } => ({ size: size * 2 })

function runsOf(runs: readonly Run[], how: IRunOptions = {}): TextRun[] {
  return runs.map(({ text, gap, unconfirmed }) => {
    const shown = how.allCaps === true ? text.toUpperCase() : text
    return new TextRun({
      ...how,
      allCaps: false,
      text: shown,
      ...(gap === true ? { shading: { fill: 'E1E1E1' } } : {}),
      ...(unconfirmed === true ? { underline: { type: UnderlineType.DASH } } : {}),
    })
  })
}

interface Lines {
  alignment?: (typeof AlignmentType)[keyof typeof AlignmentType]
  after?: number
  /** A short line below, this many millimetres from each side. */
  rule?: number
}

function centred(children: readonly ParagraphChild[], { alignment = AlignmentType.CENTER, after = 40, rule }: Lines = {}): Paragraph {
  const side = rule === undefined ? 0 : convertMillimetersToTwip(rule)
  return new Paragraph({
    alignment,
    children,
    spacing: { after },
    ...(rule === undefined ? {} : { border: { bottom: LINE }, indent: { left: side, right: side } }),
  })
}

function cells(widths: readonly number[], columns: readonly (readonly Paragraph[])[]): TableRow {
  return new TableRow({
    cantSplit: true,
    children: columns.map(
      (children, at) =>
        new TableCell({
          children,
          borders: NO_LINES,
          width: { size: widths[at]!, type: WidthType.PERCENTAGE },
          margins: { left: 0, right: 0 },
        }),
    ),
  })
}

function table(widths: readonly number[], rows: readonly (readonly (readonly Paragraph[])[])[]): Table {
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    borders: NO_LINES,
    rows: rows.map((row) => cells(widths, row)),
  })
}

/** Everything above the body. */
function upper(sheet: Sheet, { sizes, words }: Form): (Paragraph | Table)[] {
  const { language } = sheet
  const said = (text: string, size: number): TextRun => new TextRun({ text, bold: true, ...points(size) })
  const numberRuns = [{ text: `${words.number[language]} ` }, ...sheet.number]
  return [
    table(
      [43, 57],
      [
        [
          [
            centred(runsOf(sheet.superior, { allCaps: true, ...points(sizes.superior) })),
            centred(runsOf(sheet.issuer, { allCaps: true, bold: true, ...points(sizes.issuer) }), { rule: 22 }),
          ],
          [centred([said(words.nation[language], sizes.nation)]), centred([said(words.motto[language], sizes.motto)], { rule: 19 })],
        ],
        [[centred(runsOf(numberRuns, points(sizes.number)))], [centred(runsOf(sheet.place, { italics: true, ...points(sizes.place) }))]],
      ],
    ),
    centred([said(sheet.title, sizes.title)], { after: 60 }),
    centred(runsOf(sheet.abstract, { bold: true, ...points(sizes.abstract) }), { rule: 60, after: 200 }),
    ...(sheet.authority.length === 0 ? [] : [centred(runsOf(sheet.authority, { bold: true, allCaps: true }), { after: 120 })]),
  ]
}

/** `last`: a signature does not stand alone on a page, so what comes before it goes with it. */
function paragraphOf(block: Block, { language }: Sheet, { words }: Form, last: boolean): Paragraph {
  const { kind, runs, number, centred: middle = false } = block
  const common = { spacing: { after: 120 }, ...(last ? { keepNext: true, keepLines: true } : {}) }
  if (kind === 'heading')
    return new Paragraph({
      alignment: middle ? AlignmentType.CENTER : AlignmentType.LEFT,
      ...common,
      children: runsOf(runs, { bold: true }),
    })
  const begins = kind === 'article' ? [{ text: `${words.article[language]} ${number}. ` }] : kind === 'item' ? [{ text: '- ' }] : []
  return new Paragraph({
    alignment: AlignmentType.JUSTIFIED,
    indent: { firstLine: INDENT },
    ...common,
    children: [...runsOf(begins, { bold: kind === 'article' }), ...runsOf(runs, { italics: kind === 'ground' })],
  })
}

/** Signatures, and who is sent the document. */
function lower(sheet: Sheet, { sizes, words }: Form): (Paragraph | Table)[] {
  const sent = [
    centred([new TextRun({ text: words.recipients[sheet.language], bold: true, italics: true, ...points(sizes.recipients_head) })], {
      alignment: AlignmentType.LEFT,
    }),
    ...sheet.recipients.map((one) =>
      centred(runsOf([{ text: '- ' }, ...one], points(sizes.recipients)), { alignment: AlignmentType.LEFT, after: 0 }),
    ),
  ]
  const signed = sheet.signatures.map(({ role, name }) => [
    centred(runsOf(role, { bold: true, allCaps: true, ...points(sizes.signature) }), { after: 1400 }),
    centred(runsOf(name, { bold: true, ...points(sizes.signature) })),
  ])
  if (signed.length === 1) return [table([50, 50], [[sent, signed[0]!]])]
  const width = Math.floor(100 / signed.length)
  return [
    table(
      signed.map(() => width),
      [signed],
    ),
    ...sent,
  ]
}

function headOf({ form, mark, sheet }: Paper, numbers: boolean): Header {
  const words = new TextRun({ text: form.marks[mark][sheet.language], bold: true, size: 18 })
  const number = new TextRun({ children: [PageNumber.CURRENT], ...points(form.sizes.page) })
  return new Header({ children: [...(numbers ? [centred([number])] : []), centred([words], { alignment: AlignmentType.RIGHT })] })
}

function footOf(paper: Paper): Footer {
  const { code, hash, form } = paper
  const small = points(form.sizes.foot)
  return new Footer({
    children: [
      new Paragraph({
        children: [
          new ImageRun({
            type: 'png',
            data: codePicture(codeText(paper)),
            transformation: { width: 49, height: 49 },
            altText: { name: code, title: code, description: code },
          }),
          new TextRun({ text: `  ${code}  ${hash}`, ...small }),
        ],
      }),
    ],
  })
}
