import ts from 'typescript'

/** A sentence that the server can say; its holes are `{0}`, `{1}` in order. */
export interface Sentence {
  text: string
  where: string
}

/** Two English words in a row, as against names, keys and SQL. */
const ENGLISH = /(?:^|[\s"(])(?:[a-z]+(?:'[a-z]+)?|A|It|The|There)[,;:]? [a-z]{2,}(?![\w(])/u
const SQL =
  /^[\s(]*(?:case when|select|insert into|left join|union all|given\(|copy|read_csv|jsonb_|try_cast|cast\(|coalesce\(|strftime)|_id is null|a\.case_id|\bleft join\b| as (?:id|qualifier)\b/iu
/** Calls whose texts nobody reads, and names under which a text is kept that has its own words: contracts, units of measure, places. */
const UNREAD_CALL =
  /^(?:route|createHash|literal|header|setHeader|require|RegExp|query|run|runAndRead\w*|prepare|exec\w*|startsWith|includes)$/u
const UNREAD_KEY = /^(?:summary|kind|file|part|isolation)$/u
/** Whoever is called so hands his texts to a person: there one word is enough. */
const SAYS = /^(?:HttpRefusal|ConditionError|note|noteAt|problem|refuse|fail|tagProblem)$/u
const SAYS_KEY = /^(?:hint|message|what)$/u

/** Every text that stands in a file, sentence or not. */
export function textsIn(file: string, source: string): string[] {
  const found: string[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node) || ts.isTemplateExpression(node)) found.push(textOf(node))
    ts.forEachChild(node, visit)
  }
  visit(ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true))
  return found
}

/**
 * Every English sentence, or part of one, in a file. What can never reach a page is left out by its form: SQL, contracts, faults of Liêm itself
 * (`internal`); and what stands in both languages as it is, `{ en, vi }`.
 */
export function sentencesIn(file: string, source: string): Sentence[] {
  const tree = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true)
  const found: Sentence[] = []
  const visit = (node: ts.Node, spoken: boolean): void => {
    if (isUnread(node)) return
    if (ts.isStringLiteralLike(node) || ts.isTemplateExpression(node)) {
      const text = textOf(node)
      const { line } = tree.getLineAndCharacterOfPosition(node.getStart())
      if (isSentence(text, spoken)) found.push({ text, where: `${file}:${line + 1}` })
    }
    const inner = spoken ? !ts.isFunctionLike(node) : isSaying(node)
    ts.forEachChild(node, (child) => visit(child, inner || (ts.isNewExpression(node) && isError(node) && child === node.arguments?.[1])))
  }
  visit(tree, false)
  return found
}

function isSentence(text: string, spoken: boolean): boolean {
  if (SQL.test(text) || text.includes(' / ')) return false
  return ENGLISH.test(text) || (spoken && /[a-z]{3,}.* |[a-z]{3,} \{/u.test(text.replace(/^\{0\} ?/u, 'X ')))
}

function textOf(node: ts.StringLiteralLike | ts.TemplateExpression): string {
  if (ts.isStringLiteralLike(node)) return node.text
  return node.templateSpans.reduce((text, span, index) => `${text}{${index}}${span.literal.text}`, node.head.text)
}

function isError(node: ts.NewExpression): boolean {
  return node.expression.getText() === 'LiemError'
}

function isSaying(node: ts.Node): boolean {
  if (ts.isPropertyAssignment(node)) return SAYS_KEY.test(node.name.getText())
  return (ts.isCallExpression(node) || ts.isNewExpression(node)) && SAYS.test(node.expression.getText().split('.').at(-1)!)
}

function isUnread(node: ts.Node): boolean {
  if (ts.isImportDeclaration(node) || ts.isTypeNode(node) || ts.isTaggedTemplateExpression(node)) return true
  if (ts.isPropertyAssignment(node)) return UNREAD_KEY.test(node.name.getText())
  if (ts.isObjectLiteralExpression(node)) return ['en', 'vi'].every((name) => node.properties.some((one) => one.name?.getText() === name))
  if (ts.isNewExpression(node)) return isError(node) && node.arguments?.[0]?.getText() === "'internal'"
  return ts.isCallExpression(node) && UNREAD_CALL.test(node.expression.getText().split('.').at(-1)!)
}
