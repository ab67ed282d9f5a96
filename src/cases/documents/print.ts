import { formOn, printDocx, printPdf, type Paper } from '../../documents/print/index.ts'
import { today } from '../law.ts'
import { kitOf } from './making.ts'
import type { Kept } from './rows.ts'

type Language = 'vi' | 'en'

type Printable = Pick<Kept, 'content' | 'state' | 'code' | 'sha256' | 'day'>

/** A document as it is printed: in the form of its day, marked for what it is. */
async function paperOf(home: string, kept: Printable, language: Language): Promise<Paper> {
  const kit = await kitOf(home)
  const day = kept.day ?? today()
  const { state, content, code, sha256 } = kept
  const mark = language === 'en' ? 'courtesy' : state === 'issued' || state === 'replaced' ? 'print' : 'draft'
  return { sheet: content[language], form: formOn(kit, day), layout: kit.layout, mark, code, hash: sha256, day }
}

/** The bytes of a document as it stands. Throws `rulebook` for a mistake in the layout, with its place. */
export async function printAs(
  home: string,
  kept: Printable,
  { kind, language }: { kind: 'pdf' | 'docx'; language: Language },
): Promise<Buffer> {
  const paper = await paperOf(home, kept, language)
  return kind === 'pdf' ? printPdf(paper) : printDocx(paper)
}
