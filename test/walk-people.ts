/** A small office with its people, two declarations that it cleared, and browsers in which its people are signed in. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import { addDemonstrationAccounts } from '../src/access/sign-in/index.ts'
import type { Role } from '../src/access/roles/schema.ts'
import { WORKER } from '../src/jobs/index.ts'
import { loadLaw } from '../src/law/versions/index.ts'
import { giveRole } from './access-acts.ts'
import { openPages, program, type Pages } from './pages.ts'
import { take } from './sign-in-screen.ts'

const UNITS = `unit,parent,level,kind,vi,en,shortVi,shortEn
CHQ,,department,,Cục Hải quan,Department of Customs,,
R1,CHQ,region,,Chi cục Hải quan khu vực I,Region I,,
01AB,R1,office,seaport,Hải quan cửa khẩu cảng Vân Phượng,Van Phuong Port Customs,CK cảng Vân Phượng,Van Phuong
01CD,R1,office,seaport,Hải quan cửa khẩu cảng Bình Thạch,Binh Thach Port Customs,CK cảng Bình Thạch,Binh Thach
`
const POSTS = `post,vi,en,field
inspection,Công chức kiểm tra thực tế,"Officer, physical inspection",procedure
`
/** Whom the case is about, who was in charge of him, and who decides. */
export const OFFICER = { id: 'CC-00001', name: 'Lê Hữu Phước' }
export const UNIT_HEAD = { id: 'CC-00002', name: 'Đỗ Thị Ánh Tuyết' }
export const UNIT_DEPUTY = { id: 'CC-00003', name: 'Trần Quốc Bảo' }
export const HEAD = { id: 'CC-00010', name: 'Vũ Đình Khải' }
export const CHAIR = { id: 'CC-00011', name: 'Bùi Quang Hải' }
export const INSPECTOR = { id: 'CC-00015', name: 'Ngô Thế Vỹ' }
export const SUPERIOR = { id: 'CC-00020', name: 'Hoàng Gia Minh' }
export const REVIEWER = { id: 'CC-00021', name: 'Cao Thị Lan' }
const PEOPLE = [
  OFFICER,
  UNIT_HEAD,
  UNIT_DEPUTY,
  { id: 'CC-00004', name: 'Phạm Thu Hà' },
  HEAD,
  CHAIR,
  { id: 'CC-00012', name: 'Đinh Văn Sơn' },
  { id: 'CC-00013', name: 'Hà Minh Đức' },
  { id: 'CC-00014', name: 'Lý Thu Trang' },
  INSPECTOR,
  { id: 'CC-00016', name: 'Mai Xuân Tùng' },
  SUPERIOR,
  REVIEWER,
]
const SERVED = `officer,unit,role,post,fields,from
CC-00001,01AB,officer,inspection,,2020-01-01
CC-00002,01AB,head,,,2020-01-01
CC-00003,01AB,deputy,,procedure,2020-01-01
CC-00004,01AB,deputy,,supervision,2020-01-01
CC-00010,R1,head,,,2020-01-01
CC-00011,R1,deputy,,,2020-01-01
CC-00012,R1,officer,,,2020-01-01
CC-00013,R1,officer,,,2020-01-01
CC-00014,R1,officer,,,2020-01-01
CC-00015,R1,officer,,,2020-01-01
CC-00016,R1,officer,,,2020-01-01
CC-00020,CHQ,head,,,2020-01-01
CC-00021,CHQ,officer,,,2020-01-01
`
const REGISTER = {
  units: UNITS,
  posts: POSTS,
  people: `officer,name,class,from\n${PEOPLE.map(({ id, name }) => `${id},${name},civil-servant,2015-01-01\n`).join('')}`,
  tenures: SERVED,
  accounts: 'account,officer,shared\nHQVP-0231,CC-00001,false\n',
}
/** Chair and using unit lead; Party, union, secretary. */
export const SEATED = [CHAIR.id, 'CC-00004', 'CC-00012', 'CC-00013', 'CC-00014']

/** Who takes part: as whom of the register, in which role, and of which unit. */
const TAKING_PART = {
  operator: { role: 'operator', unit: null, officer: null },
  inspector: { role: 'inspectorate', unit: 'R1', officer: 'CC-00015' },
  concerned: { role: 'official', unit: null, officer: OFFICER.id },
  unitHead: { role: 'official', unit: null, officer: UNIT_HEAD.id },
  checker: { role: 'personnel', unit: 'R1', officer: 'CC-00016' },
  head: { role: 'head', unit: 'R1', officer: 'CC-00010' },
  superior: { role: 'head', unit: 'CHQ', officer: 'CC-00020' },
  reviewer: { role: 'inspectorate', unit: 'CHQ', officer: 'CC-00021' },
} as const satisfies Record<string, { role: Role; unit: string | null; officer: string | null }>
export type Name = keyof typeof TAKING_PART
export type Together<N extends Name> = Record<N, Page>

/** Inspected and cleared by one account: once under the law of today, once before 1 July 2025. */
export const DECLARATIONS = { now: '107482915360', before: '105512408820' } as const
const DAYS = { now: '2026-05-18', before: '2025-05-12' }

const trace = (id: string, day: string): string[] =>
  [
    ['Declaration registered', '08:58', 'NKH-104'],
    ['Channel assigned', '09:12', 'SYSTEM'],
    ['Full documents presented', '09:20', 'NKH-104'],
    ['Document check completed', '10:02', 'HQVP-0118'],
    ['Payment', '10:26', 'BANK'],
    ['Goods presented', '10:40', 'NKH-104'],
    ['Physical inspection started', '11:05', 'HQVP-0231'],
    ['Physical inspection completed', '14:20', 'HQVP-0231'],
    ['Clearance', '15:47', 'HQVP-0231'],
    ['Clearance issued', '15:48', 'SYSTEM'],
    ['Record closed', '17:10', 'SYSTEM'],
  ].map(
    ([activity, at, account]) =>
      `${id},${activity},${day} ${at}:00,${account},01AB,${activity === 'Channel assigned' ? 'red' : ''},import,false,false,184320000`,
  )

export interface Walk {
  pages: Pages
  /** The extract that the operator sends. */
  extract: () => string
  /** Opens a browser for each, signed in, and hands them on together. */
  together: <N extends Name>(names: readonly N[], language: 'vi-VN' | 'en-GB', walk: (pages: Together<N>) => Promise<void>) => Promise<void>
}

/** Whoever may not see a case asks for it all the same. */
const ABSENT = /Failed to load resource: the server responded with a status of 404/u

/** `const walk = openWalk()` at the top of a test file, or of a group of tests. */
export function openWalk(): Walk {
  const pages = openPages({ register: REGISTER, jobs: true })
  const folder = mkdtempSync(join(tmpdir(), 'liem-walk-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  beforeAll(async () => {
    if (program === undefined) return
    await loadLaw(pages.db(), WORKER)
    await addAccounts(pages)
  })
  const together: Walk['together'] = async (names, language, walk) => {
    const open: Partial<Record<Name, Page>> = {}
    const next = async (left: readonly Name[]): Promise<void> => {
      const [name, ...others] = left
      if (name === undefined) return walk(open as Together<(typeof names)[number]>)
      const visit = async (page: Page): Promise<void> => {
        await take(pages, page, name)
        await page.goto(`${pages.url()}/mine`)
        await page.waitForSelector('h1')
        open[name] = page
        await next(others)
      }
      await pages.open('/sign-in', { language, alone: true }, visit, ABSENT)
    }
    await next(names)
  }
  const extract = (): string => {
    const path = join(folder, 'thong-quan.csv')
    const head = 'case_id,activity,ts,resource,unit,channel,regime,outage,outOfHours,taxDue'
    const rows = (['now', 'before'] as const).flatMap((when) => trace(DECLARATIONS[when], DAYS[when]))
    writeFileSync(path, `${[head, ...rows].join('\n')}\n`)
    return path
  }
  return { pages, extract, together }
}

async function addAccounts(pages: Pages): Promise<void> {
  const names = Object.keys(TAKING_PART) as Name[]
  const named = new Map(PEOPLE.map(({ id, name }) => [id, name]))
  const people = names.map((name) => {
    const { officer } = TAKING_PART[name]
    return { login: name, name: officer === null ? 'Người vận hành' : named.get(officer)!, officer }
  })
  let made: ReadonlyMap<string, string> = new Map()
  await addDemonstrationAccounts(pages.db(), WORKER, people, async (_trx, _event, ids) => void (made = ids))
  for (const name of names) {
    const { role, unit } = TAKING_PART[name]
    if (role === 'official') continue
    await giveRole(pages.db(), { account: made.get(name)!, role, unit, from: '2026-01-01', until: null })
  }
}

/** A stage of a walk: what fails says in which. */
export async function stage<T>(name: string, act: () => Promise<T>): Promise<T> {
  try {
    return await act()
  } catch (error) {
    if (error instanceof Error) error.message = `${name}: ${error.message}`
    throw error
  }
}
