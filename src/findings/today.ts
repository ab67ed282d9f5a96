import { DAY, isoDay, zoneOf } from '../base/index.ts'

/** The zone of local days where no data says another. */
export const ZONE = 'Asia/Ho_Chi_Minh'

/** The local day of an instant (ISO); now where none is given. */
export function localDay(instant?: string, zone: string = ZONE): string {
  const milliseconds = instant === undefined ? Date.now() : Date.parse(instant)
  return isoDay(Math.floor(zoneOf(zone).toLocal(milliseconds * 1000) / DAY))
}
