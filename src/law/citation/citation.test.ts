import { expect, test } from 'vitest'
import { citationWords } from './pure.ts'
import { readRulebooks } from '../rulebook.ts'

test.each([
  ['Law 54/2014/QH13 (Customs), art. 23(2)(b)', 'Luật Hải quan 54/2014/QH13, điều 23 khoản 2 điểm b'],
  ['Law 54/2014/QH13 (Customs), arts 10(1)(a) and 37', 'Luật Hải quan 54/2014/QH13, điều 10 khoản 1 điểm a và 37'],
  [
    'Circular 38/2015/TT-BTC, art. 50, as amended by Circular 39/2018/TT-BTC',
    'Thông tư 38/2015/TT-BTC, điều 50, sửa đổi bởi Thông tư 39/2018/TT-BTC',
  ],
  [
    'Decree 08/2015/ND-CP, art. 29; Decision 3272/QD-TCHQ of 24/11/2020',
    'Nghị định 08/2015/NĐ-CP, điều 29; Quyết định 3272/QĐ-TCHQ ngày 24/11/2020',
  ],
  ['Regulation (EU) 952/2013, art. 46', 'Regulation (EU) 952/2013, điều 46'],
])('%s', (english, vietnamese) => {
  expect(citationWords(english)).toEqual({ en: english, vi: vietnamese })
})

test('no English word is left in the Vietnamese of any citation of the clearance rulebook', async () => {
  const { rules } = await readRulebooks([`${import.meta.dirname}/../../../law/rulebooks/clearance.yaml`])
  for (const { basis } of rules) {
    for (const { cite } of basis) expect(citationWords(cite).vi).not.toMatch(/\b(Law|Decree|Circular|Decision|Directive|arts?|and|of|by)\b/)
  }
})
