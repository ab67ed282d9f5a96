/** A small evaluated log for the tests of reports: three units, four months, one case of every kind. */
import { evaluate, requestFor, type Evaluation } from '../src/detect/index.ts'
import { readLog } from '../src/lake/index.ts'
import { readRulebooks } from '../src/law/index.ts'
import type { Folder } from './build.ts'

export async function evaluateText(folder: Folder, csv: string, yaml: string): Promise<Evaluation> {
  const rulebook = await readRulebooks([folder.write('rules.yaml', yaml)])
  const log = await readLog([folder.write('log.csv', csv)], requestFor(rulebook, { units: true }))
  return evaluate(log, rulebook)
}

export const REPORT_RULES = `
liem: rulebook/1
title: { en: Trial <b>book</b> & co, vi: Bộ thử <b>sách</b> & bạn }
columns: { timezone: Asia/Ho_Chi_Minh, notAPerson: [SYSTEM] }
finished: [Close]
rules:
  - id: PAY-1
    title: { en: Cleared before payment, vi: Thông quan khi chưa nộp thuế }
    basis: [{ cite: 'Law <1>, art. 9', confirmed: no }, { cite: House rule, confirmed: yes }]
    severity: very-serious
    exceptions: { en: 'Priority traders <script>alert(1)</script>', vi: 'Doanh nghiệp ưu tiên <script>alert(2)</script>' }
    template: precedence
    a: [Payment, Guarantee]
    b: Clear
    when: 'tax > 0'
  - id: EYE-1
    title: { en: Check and clearance by one account, vi: Kiểm tra và thông quan cùng một tài khoản }
    basis: []
    severity: serious
    template: fourEyes
    a: Check
    b: Clear
  - id: TIM-1
    title: { en: Cleared late, vi: Thông quan chậm }
    basis: []
    severity: less-serious
    template: response
    a: Check
    b: Clear
    within: 2h
  - id: NEV-1
    title: { en: Scan opened, vi: Mở kiểm sau soi }
    basis: []
    severity: serious
    template: response
    a: Scan
    b: Clear
  - id: ABS-1
    title: { en: No shortcut, vi: Không đi tắt }
    basis: []
    severity: less-serious
    template: absence
    a: '<script>alert("x")</script>'
`

const NASTY = ['</script><script>alert(3)</script>', '"><img src=x onerror=alert(4)>', "' onload='alert(5)", '&lt;b&gt; {{7*7}} ${8}']

/**
 * 240 cases over four months in three units; every 10th is cleared before payment, every 15th checked and cleared by one
 * account, every 20th late, every 30th unfinished, every 40th without a tax; names that would break a careless page.
 */
export function reportCsv(): string {
  const lines = ['case_id,activity,timestamp,resource,unit,tax']
  for (let index = 0; index < 240; index++) {
    const day = Date.UTC(2026, 0, 5) + Math.floor(index / 2) * 86_400_000
    const unit = index % 6 === 0 ? 'Small <i>unit</i>' : index % 3 === 0 ? 'North & "port"' : 'South'
    const id = (index % 10 === 0 ? NASTY[index / 10] : undefined) ?? String(107_400_000_000 + index)
    const tax = index % 40 === 1 ? '' : '100'
    const row = (activity: string, minute: number, account: string): void => {
      lines.push([id, activity, `${new Date(day + minute * 60_000).toISOString().slice(0, 19)}Z`, account, unit, tax].map(quote).join(','))
    }
    const late = index % 20 === 7
    const unpaid = index % 10 === 0
    row('Register', 60, 'trader <u>')
    row('Check', 70, `HQ-${index % 15 === 0 ? 2 : 1}`)
    if (!unpaid) row('Payment', 80, 'SYSTEM')
    if (index === 4) row('<script>alert("x")</script>', 85, 'HQ-9')
    if (index % 30 === 29) continue
    row('Clear', late ? 300 : 90, 'HQ-2')
    if (unpaid) row('Payment', 95, 'SYSTEM')
    row('Close', late ? 310 : 1500, 'SYSTEM')
  }
  return `${lines.join('\n')}\n`
}

const quote = (value: string): string => `"${value.replaceAll('"', '""')}"`
