import { relative } from 'node:path'
import { expect, test } from 'vitest'
import { root } from '../../../tools/steps.ts'
import { faultsOfTexts, webSources } from './texts.ts'

process.chdir(root)

test('every text of the app is in a catalogue, in both languages', () => {
  const files = webSources(root)
  expect(files.length).toBeGreaterThan(50)
  expect(files.flatMap((file) => faultsOfTexts(relative(root, file)))).toEqual([])
})

test.each([
  ['words between tags', 'x.tsx', 'const x = <p>Findings</p>', /outside/],
  ['words in a spoken attribute', 'x.tsx', 'const x = <p aria-label="Findings" />', /outside/],
  ['words in an expression', 'x.tsx', 'const x = <p title={"Findings"} />', /outside/],
  ['Vietnamese in a string', 'x.ts', "const x = 'Phát hiện'", /outside/],
  ['a language that is missing', 'text.ts', "catalogue('a', { x: ['Phát hiện', ''] })", /missing/],
  ['one text alone', 'text.ts', "catalogue('a', { x: ['Phát hiện'] })", /has 1/],
  ['placeholders that differ', 'text.ts', "catalogue('a', { x: ['{{what}} mới', 'new {{that}}'] })", /differ/],
  ['marks that differ', 'text.ts', "catalogue('a', { x: ['<b>mới</b>', 'new'] })", /differ/],
  ['a text that is not written out', 'text.ts', "catalogue('a', { x: both })", /written out/],
  ['a shout', 'text.ts', "catalogue('a', { x: ['Xong', 'Done!'] })", /shouts/],
  ['the other quotation marks', 'text.ts', "catalogue('a', { x: ['«mới»', '«new»'] })", /quotation/],
])('%s is a fault', (_name, file, source, fault) => {
  expect(faultsOfTexts(`apps/web/a/${file}`, source)).toEqual([expect.stringMatching(fault)])
})

test('what is well is no fault', () => {
  const text = "catalogue('a', { x: ['{{n}} phát hiện', 'one finding', '{{n}} findings'] })"
  expect(faultsOfTexts('apps/web/a/text.ts', text)).toEqual([])
  expect(faultsOfTexts('apps/web/a/x.tsx', 'const x = <p className="text2" aria-label={say("x")}>{say("y")} · <b>4</b></p>')).toEqual([])
})
