import { readFileSync } from 'node:fs'
import { test } from 'vitest'
import { askEngine } from './reference/engine.ts'
import { buildFolder } from './build.ts'
test('try', async () => {
  const folder = buildFolder()
  for (const part of readFileSync('/tmp/vt/try.txt', 'utf8').split('====\n')) {
    const [csv, rules] = part.split('--\n')
    const book = `liem: rulebook/1\ntitle: {en: t, vi: t}\ncolumns: { timezone: Asia/Ho_Chi_Minh }\n` + rules!.replace(/\{ id: r, /g, '{ id: r, title: {en: x, vi: x}, severity: serious, basis: [{cite: x, confirmed: no}], ')
    try {
      const a = await askEngine([folder.write('l.csv', csv!)], [folder.write('r.yaml', book)])
      console.log(csv + rules + JSON.stringify(a.caseIds) + JSON.stringify(a.judgements) + JSON.stringify(a.evaluation.log.rejected) + 'finished ' + JSON.stringify([...a.evaluation.finished]))
    } catch (e) { console.log(csv + rules + String(e) + JSON.stringify(e)) }
  }
})
