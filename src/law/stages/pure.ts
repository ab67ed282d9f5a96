import type { Bilingual } from '../../base/schema.ts'
import type { Stage } from '../schema.ts'

/** The parts of clearance, for people. */
export const STAGE_NAMES: Readonly<Record<Stage, Bilingual>> = {
  registration: { en: 'Registration', vi: 'Đăng ký' },
  channel: { en: 'Channel', vi: 'Phân luồng' },
  documents: { en: 'Documents', vi: 'Hồ sơ' },
  physical: { en: 'Goods', vi: 'Thực tế' },
  tax: { en: 'Tax', vi: 'Thuế' },
  clearance: { en: 'Clearance', vi: 'Thông quan' },
  gate: { en: 'Gate', vi: 'Qua cổng' },
}
