import fc from 'fast-check'
import { test } from 'vitest'
import { buildFolder, csvOf, yamlOf } from './build.ts'
import { rows, rulebookOf } from './reference/arbitrary.ts'
import { casesOf } from './reference/cases.ts'
import { askEngine } from './reference/engine.ts'
import { judge } from './reference/naive.ts'
import { cel } from './reference/conditions.ts'
test('hunt', async () => {
  const folder = buildFolder()
  const found = new Map<string, { size: number; text: string; n: number }>()
  let k = 0
  const gen = fc.sample(fc.tuple(rows, rulebookOf(12)), { numRuns: Number(process.env['N'] ?? 300), seed: Number(process.env['SEED'] ?? 1) })
  for (const [log, book] of gen) {
    const cases = casesOf(log, book)
    let a
    try { a = await askEngine([folder.write('l.csv', csvOf(log))], [folder.write('r.yaml', yamlOf(book))]) } catch (e) {
      const key = String(e).slice(0, 150)
      const old = found.get(key); if (!old || old.size > log.length) found.set(key, { size: log.length, n: (old?.n ?? 0) + 1, text: key + '\n' + yamlOf(book) + csvOf(log) }); else old.n++
      continue
    }
    if (a.caseIds.join() !== cases.map((c) => c.id).join()) { found.set('ids', { size: 0, n: 1, text: a.caseIds.join() + ' vs ' + cases.map((c) => c.id).join() + '\n' + csvOf(log) }); continue }
    book.rules.forEach((rule, i) => cases.forEach((kase, c) => {
      k++
      const want = judge(rule, kase, book), got = a.judgements[i]![c]!
      if (JSON.stringify(want) === JSON.stringify(got)) return
      const undated = kase.events.some((e) => e.time === null), rej = kase.rejected.length > 0
      const key = [rule.template, want.verdict, got.verdict, undated ? 'undated' : '', rej ? 'rejected' : '', rule.from || rule.until ? 'days' : '', kase.finished ? '' : 'unfinished'].join(' ')
      const mine = log.filter((r) => r.case === kase.id)
      const size = mine.length + 2 * Object.keys(rule).length
      const { a: sa, b: sb, when, correlate, ...rest } = rule
      const s = (x: typeof sa | undefined) => x && x.activities.join('|') + (x.when ? ` when ${cel(x.when)}` : '')
      const text = `${JSON.stringify(want)} but engine ${JSON.stringify(got)} in ${kase.id}\n${JSON.stringify({ ...rest, a: s(sa), b: s(sb), when: when && cel(when), correlate: correlate && cel(correlate) })}\n` + JSON.stringify({ tz: book.timezone, notAPerson: book.notAPerson, finished: book.finished, cal: rule.within?.includes('w') ? book.calendar : '' }) + '\n' + csvOf(mine)
      const old = found.get(key)
      if (!old || old.size > size) found.set(key, { size, n: (old?.n ?? 0) + 1, text }); else old.n++
    }))
  }
  console.log("SEED", process.env["SEED"], k, 'verdicts')
  for (const [key, v] of [...found].sort((x, y) => y[1].n - x[1].n).filter(([key]) => new RegExp(process.env["ONLY"] ?? "").test(key)).slice(0, Number(process.env['TOP'] ?? 12))) console.log(`#### ${v.n}x ${key}\n${v.text}`)
  console.log([...found].map(([key, v]) => `${v.n} ${key}`).join('\n'))
}, 3_600_000)
