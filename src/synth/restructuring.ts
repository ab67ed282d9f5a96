import type { Bilingual } from '../base/schema.ts'
import { DEPARTMENT, OFFICES } from './names.ts'

/** The day on which provinces became regions and branches became offices; before it this administration had another shape, with other names. */
export const RESTRUCTURED = '2025-03-01'
export const BEFORE = '2025-02-28'
export const DECISION = 'QĐ 382/QĐ-BTC (giả định)'

export interface FormerUnit {
  code: string
  parent: string
  kind: string
  name: Bilingual
  successor: string
}

export const FORMER_DEPARTMENT: Bilingual = {
  en: 'General Department of Customs (fictional)',
  vi: 'Tổng cục Hải quan (giả định)',
}

const PROVINCES: readonly [code: string, region: string, vi: string][] = [
  ['HQT-VG', 'KV21', 'Vân Giang'],
  ['HQT-TC', 'KV21', 'Thanh Châu'],
  ['HQT-BT', 'KV22', 'Bình Thạch'],
  ['HQT-LG', 'KV22', 'Lạc Giang'],
  ['HQT-CS', 'KV23', 'Cồn Sậy'],
]

/** Five provincial departments became three regions. */
export const PROVINCIAL: readonly FormerUnit[] = PROVINCES.map(([code, region, vi]) => ({
  code,
  parent: DEPARTMENT.code,
  kind: '',
  name: { en: `Customs Department of ${vi} Province (fictional)`, vi: `Cục Hải quan tỉnh ${vi} (giả định)` },
  successor: region,
}))

/** Second branches that were merged into an office, by its code. */
const MERGED: Readonly<Record<string, readonly [code: string, vi: string, en: string]>> = {
  HQVP: ['CC-VT', 'cửa khẩu cảng Vân Tây', 'Vân Tây Port'],
  HQTC: ['CC-TG', 'ngoài cửa khẩu KCN Thanh Giang', 'Thanh Giang Industrial Park'],
}

/** The branches of old, each under a province of its office's region; two of them became one office twice. */
export const BRANCHES: readonly FormerUnit[] = OFFICES.flatMap(({ code, region, kind, name }, index) => {
  const provinces = PROVINCIAL.filter(({ successor }) => successor === region)
  const parent = provinces[index % provinces.length]!.code
  const former = (own: string, vi: string, en: string): FormerUnit => ({
    code: own,
    parent,
    kind,
    name: { vi: `Chi cục Hải quan ${vi} (giả định)`, en: `${en} Customs Branch (fictional)` },
    successor: code,
  })
  const merged = MERGED[code]
  return [
    former(`CC-${code.slice(2)}`, name.vi.replace('Hải quan ', ''), name.en.replace(/ Customs$/u, '')),
    ...(merged === undefined ? [] : [former(...merged)]),
  ]
})
