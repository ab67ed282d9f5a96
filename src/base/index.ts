export { formatPlace, LiemError, type ErrorCode, type Place } from './errors.ts'
export { DAY, dayNumber, HOUR, isoDay, MINUTE, zoneOf, type Zone } from './time-zone.ts'
export type { Bilingual, Tri } from './schema.ts'
