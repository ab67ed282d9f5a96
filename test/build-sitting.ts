/** People who can sit in a disciplinary council. */
import { sql } from 'kysely'
import type { Db } from '../src/base/index.ts'
import { writing } from '../src/base/write/index.ts'

/** Two heads, three others, and one in reserve; of no unit that anything is found in. */
export const COUNCIL = [
  { officer: 'HD-1', seat: 'chair' },
  { officer: 'HD-2', seat: 'using-unit' },
  { officer: 'HD-3', seat: 'party' },
  { officer: 'HD-4', seat: 'union' },
  { officer: 'HD-5', seat: 'secretary' },
] as const
export const RESERVE = 'HD-6'

export async function seedCouncil(db: Db): Promise<void> {
  await writing(db, async (trx) => {
    await sql`insert into organisation.officer (number, name) select 'HD-' || n, (array['Bùi Quang Hải', 'Cao Thị Lan', 'Đinh Văn Sơn', 'Hà Minh Đức',
      'Lý Thu Trang', 'Mai Xuân Tùng'])[n] from generate_series(1, 6) as n`.execute(trx)
    await sql`insert into organisation.tenure (unit, role, officer, during, fields, entered_on) values ('R2', 'head', 'HD-1', '[2020-01-01,)', '{}', '2020-01-01'),
      ('02EF', 'head', 'HD-2', '[2020-01-01,)', '{}', '2020-01-01')`.execute(trx)
    await sql`insert into organisation.service (officer, during, class) select number, '[2015-01-01,)', 'civil-servant' from organisation.officer
      where number not in (select officer from organisation.service)`.execute(trx)
  })
}
