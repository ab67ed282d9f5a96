import { globSync, readFileSync } from 'node:fs'
import ts from 'typescript'

/** A text of a catalogue: `[vi, en]` or `[vi, en for one, en for more]`. */
interface Entry {
  key: string
  texts: string[]
}

const SPOKEN = new Set(['aria-label', 'aria-description', 'alt', 'title', 'placeholder', 'label', 'description', 'caption', 'head', 'note'])
/** The name of the system, and the form of a typed day, are the same in both. */
const NAMES = new Set(['Liêm', 'dd/mm/yyyy', 'dd/MM/yyyy'])
const WORDS = /\p{L}{2}/u
const VIETNAMESE = /[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]/i

export function webSources(root: string): string[] {
  return globSync('apps/web/**/*.{ts,tsx}', { cwd: root }).filter((file) => !/\.test\.tsx?$|^apps\/web\/test\/|vite\.config/.test(file))
}

/** What is wrong with the texts of one file: catalogues that are not whole, and words outside of them. */
export function faultsOfTexts(file: string, source = readFileSync(file, 'utf8')): string[] {
  const tree = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true, file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS)
  const faults: string[] = []
  const say = (node: ts.Node, what: string): void => {
    faults.push(`${file}:${tree.getLineAndCharacterOfPosition(node.getStart()).line + 1}: ${what}`)
  }
  const catalogue = /\/text(-[a-z]+)?\.ts$/.test(file) || source.includes('i18n/catalogue.ts')
  const visit = (node: ts.Node): void => {
    if (ts.isJsxText(node) && WORDS.test(node.text)) say(node, `words outside of the catalogues: ${node.text.trim()}`)
    if (ts.isJsxAttribute(node)) attribute(node, say)
    if (!catalogue && ts.isStringLiteralLike(node) && VIETNAMESE.test(node.text) && !NAMES.has(node.text))
      say(node, `words outside of the catalogues: ${node.text}`)
    if (ts.isCallExpression(node) && node.expression.getText() === 'catalogue')
      entries(node, say).forEach(({ key, texts }) => entry(key, texts, node, say))
    ts.forEachChild(node, visit)
  }
  visit(tree)
  return faults
}

type Say = (node: ts.Node, what: string) => void

function attribute(node: ts.JsxAttribute, say: Say): void {
  const { initializer } = node
  const inside = initializer !== undefined && ts.isJsxExpression(initializer) ? initializer.expression : initializer
  if (!SPOKEN.has(node.name.getText()) || inside === undefined || !ts.isStringLiteralLike(inside)) return
  if (WORDS.test(inside.text) && !NAMES.has(inside.text)) say(node, `words outside of the catalogues: ${inside.text}`)
}

function entries(call: ts.CallExpression, say: Say): Entry[] {
  const object = call.arguments[1]
  if (object === undefined || !ts.isObjectLiteralExpression(object)) {
    say(call, 'a catalogue is written out as an object')
    return []
  }
  return object.properties.flatMap((property) => {
    if (!ts.isPropertyAssignment(property) || !ts.isArrayLiteralExpression(property.initializer)) {
      say(property, 'a text is written out as [vi, en]')
      return []
    }
    const texts = property.initializer.elements.map((element) => (ts.isStringLiteralLike(element) ? element.text : ''))
    return [{ key: property.name.getText(), texts }]
  })
}

function entry(key: string, texts: readonly string[], node: ts.Node, say: Say): void {
  if (texts.length < 2 || texts.length > 3) say(node, `${key}: has ${texts.length} texts`)
  for (const text of texts) {
    if (text.trim() === '') say(node, `${key}: a language is missing`)
    if (text !== text.normalize('NFC')) say(node, `${key}: is not in Unicode normal form C`)
    if (marksOf(text) !== marksOf(texts[0])) say(node, `${key}: placeholders or marks differ: ${text}`)
    if (/[!]|\bplease\b|\bvui lòng\b/i.test(text)) say(node, `${key}: pleads or shouts: ${text}`)
  }
  const english = texts.slice(1).join(' ')
  if (/[«»]/.test(english) || /“/.test(texts[0] ?? '')) say(node, `${key}: quotation marks of the other language`)
}

/** The placeholders and marks of a text, in one order. `{{n}}` may be left out of the form for one. */
function marksOf(text: string): string {
  const found = text.match(/\{\{\w+\}\}|<\/?[a-z]+>/g) ?? []
  return found
    .filter((mark) => mark !== '{{n}}')
    .toSorted()
    .join(' ')
}
