import fc from 'fast-check'
import { gzipSync } from 'node:zlib'
import { test } from 'vitest'
import { buildFolder, csvOf, ocelOf, writeParquet, xesOf, yamlOf } from './build.ts'
import { rows, rulebookOf, styles } from './reference/arbitrary.ts'
import { casesOf } from './reference/cases.ts'
import { askEngine } from './reference/engine.ts'
import { judge } from './reference/naive.ts'
import { cel } from './reference/conditions.ts'
test('hunt', async () => {
  const folder = buildFolder()
  const found = new Map<string, { size: number; text: string; n: number }>()
  let k = 0
  const note = (key: string, size: number, text: string) => { const old = found.get(key); if (!old || old.size > size) found.set(key, { size, n: (old?.n ?? 0) + 1, text }); else old.n++ }
  const gen = fc.sample(fc.tuple(rows, rulebookOf(12), styles), { numRuns: Number(process.env['N'] ?? 300), seed: Number(process.env['SEED'] ?? 1) })
  for (const [log0, book0, style] of gen) {
    if (process.env['FORMAT']) style.format = process.env['FORMAT'] as 'csv'
    if (process.env['FILES']) style.files = Number(process.env['FILES'])
    const table = !['xes', 'jsonocel'].includes(style.format)
    const log = style.format === 'xes' ? [...new Set(log0.map((r) => r.case))].flatMap((id) => log0.filter((r) => r.case === id)) : log0
    const book = table ? book0 : { ...book0, rules: book0.rules.map(({ when: _, ...r }) => r) }
    const cases = casesOf(log, book)
    const size = Math.ceil(log.length / style.files), parts = table ? Array.from({ length: Math.ceil(log.length / size) }, (_, i) => log.slice(i * size, (i + 1) * size)) : [log]
    const files = []
    for (const [i, part] of parts.entries()) {
      const name = `l${i}.${style.format}`
      if (style.format === 'parquet') await writeParquet(folder.at(name), part)
      else folder.write(name, style.format === 'xes' ? xesOf(part) : style.format === 'jsonocel' ? ocelOf(part) : style.format === 'csv' ? csvOf(part, style, book.timezone) : gzipSync(csvOf(part, style, book.timezone)))
      files.push(folder.at(name))
    }
    let a
    try { a = await askEngine(files, [folder.write('r.yaml', yamlOf(book))]) } catch (e) {
      note('throws ' + style.format + ' ' + String(e).replace(/\d+/g, 'N').slice(0, 150), log.length, yamlOf(book) + csvOf(log) + (e as Error).stack); continue
    }
    if (a.caseIds.join() !== cases.map((c) => c.id).join()) { note('ids ' + style.format, log.length, a.caseIds.join() + ' vs ' + cases.map((c) => c.id).join() + '\n' + parts.map((p) => csvOf(p)).join('--\n')); continue }
    book.rules.forEach((rule, i) => cases.forEach((kase, c) => {
      k++
      const want = judge(rule, kase, book), got = a.judgements[i]![c]!
      if (JSON.stringify(want) === JSON.stringify(got)) return
      const undated = kase.events.some((e) => e.time === null), rej = kase.rejected.length > 0
      const key = [rule.template, want.verdict, got.verdict, undated ? 'undated' : '', rej ? 'rejected' : '', rule.from || rule.until ? 'days' : '', kase.finished ? '' : 'unfinished', style.format].join(' ')
      const mine = log.filter((r) => r.case === kase.id)
      const { a: sa, b: sb, when, correlate, ...rest } = rule
      const s = (x: typeof sa | undefined) => x && x.activities.join('|') + (x.when ? ` when ${cel(x.when)}` : '')
      const text = `${JSON.stringify(want)} but engine ${JSON.stringify(got)} in ${kase.id}\n${JSON.stringify({ ...rest, a: s(sa), b: s(sb), when: when && cel(when), correlate: correlate && cel(correlate) })}\n` + JSON.stringify({ tz: book.timezone, notAPerson: book.notAPerson, finished: book.finished, cal: rule.within?.includes('w') ? book.calendar : '' }) + '\n' + csvOf(mine)
      note(key, mine.length + 2 * Object.keys(rule).length, text)
    }))
  }
  console.log('SEED', process.env['SEED'], k, 'verdicts')
  const only = new RegExp(process.env['ONLY'] ?? '')
  const list = [...found].filter(([key]) => only.test(key)).sort((x, y) => y[1].n - x[1].n)
  for (const [key, v] of list.slice(0, Number(process.env['TOP'] ?? 12))) console.log(`#### ${v.n}x ${key}\n${v.text}`)
  console.log(list.map(([key, v]) => `${v.n} ${key}`).join('\n'))
}, 3_600_000)
