import { below, unit, type Random } from './random.ts'

/**
 * Proportions in parts of 10,000, counted in `kcs_syn_train.csv` of Seondong/Customs-Declaration-Datasets (Institute
 * for Basic Science and Korea Customs Service, MIT licence; 37,385 synthetic import declarations), rounded; what is
 * rarer than 5 (chapters) or 8 (origins) in 10,000 is left out and its share goes to the rest in proportion.
 */
export const HS_CHAPTERS: Readonly<Record<string, number>> = {
  '01': 9,
  '02': 25,
  '03': 98,
  '05': 10,
  '06': 7,
  '07': 238,
  '08': 20,
  '09': 59,
  '10': 5,
  '11': 10,
  '12': 63,
  '13': 14,
  '15': 17,
  '16': 35,
  '17': 17,
  '18': 7,
  '19': 36,
  '20': 108,
  '21': 105,
  '22': 39,
  '23': 35,
  '25': 28,
  '26': 8,
  '27': 14,
  '28': 58,
  '29': 161,
  '30': 55,
  '31': 18,
  '32': 82,
  '33': 169,
  '34': 79,
  '35': 37,
  '37': 12,
  '38': 159,
  '39': 971,
  '40': 102,
  '41': 12,
  '42': 348,
  '43': 8,
  '44': 113,
  '46': 17,
  '47': 36,
  '48': 103,
  '49': 49,
  '51': 7,
  '52': 33,
  '53': 6,
  '54': 50,
  '55': 40,
  '56': 71,
  '57': 24,
  '58': 12,
  '59': 17,
  '60': 17,
  '61': 301,
  '62': 627,
  '63': 168,
  '64': 151,
  '65': 51,
  '66': 12,
  '67': 13,
  '68': 81,
  '69': 65,
  '70': 88,
  '71': 162,
  '72': 93,
  '73': 250,
  '74': 38,
  '75': 8,
  '76': 96,
  '81': 12,
  '82': 124,
  '83': 54,
  '84': 765,
  '85': 1198,
  '86': 5,
  '87': 266,
  '88': 32,
  '90': 453,
  '91': 47,
  '92': 28,
  '93': 6,
  '94': 377,
  '95': 353,
  '96': 149,
  '97': 32,
}

/** Countries of origin, same source; Vietnam and Korea change places, as the reporting country is another. */
export const ORIGINS: Readonly<Record<string, number>> = {
  CN: 5107,
  JP: 968,
  US: 831,
  VN: 423,
  DE: 376,
  KR: 350,
  IT: 334,
  FR: 140,
  TW: 139,
  GB: 98,
  TH: 97,
  MY: 79,
  IN: 78,
  ID: 69,
  CA: 59,
  ES: 49,
  MX: 49,
  CH: 42,
  AU: 40,
  NL: 39,
  SG: 36,
  PH: 35,
  RU: 32,
  SE: 28,
  TR: 24,
  PL: 22,
  AT: 22,
  HK: 22,
  DK: 21,
  PT: 21,
  CZ: 20,
  IL: 17,
  BR: 17,
  RO: 17,
  BE: 14,
  BD: 13,
  KH: 12,
  PK: 12,
  TN: 12,
  UA: 12,
  HU: 10,
  NZ: 10,
  MM: 9,
  NO: 9,
  MA: 9,
  LK: 9,
  SK: 9,
  BG: 9,
  FI: 8,
  IE: 8,
  CL: 8,
}

/** Modes of transport, same source: 10 sea, 20 rail, 30 road, 40 air, 50 post; 90 (other) is counted as road. */
export const TRANSPORTS: Readonly<Record<string, number>> = { sea: 5666, air: 4116, parcel: 159, road: 56, rail: 3 }

/** Rates of duty in per cent, same source (the fourteen most frequent). */
export const DUTY_RATES: Readonly<Record<string, number>> = {
  '0': 3743,
  '8': 2343,
  '6.5': 896,
  '13': 636,
  '3.2': 315,
  '27': 182,
  '3.9': 177,
  '10': 161,
  '4.8': 160,
  '2.4': 131,
  '5': 102,
  '5.2': 90,
  '20': 83,
  '3': 73,
}

/** Quantiles 0, 0.05, … 1 of the item price, same source; the last is cut at twice the one before. The scale is ours: × 1,000 VND. */
export const PRICE_QUANTILES: readonly number[] = [
  1, 15, 58, 134, 287, 540, 1028, 1774, 3063, 5535, 10058, 16994, 29487, 55031, 111629, 243000, 539616, 1357650, 3670842, 11149190,
  22298380,
]

/** Channels after registration, Vietnam Customs, January to July 2017 (customsnews.vn). */
export const CHANNELS: Readonly<Record<string, number>> = { green: 5753, yellow: 3746, red: 501 }

/** A distribution over 0 … n-1 that is drawn from with one look-up. */
export interface Marginal {
  names: readonly string[]
  lookup: Uint8Array
}

export function marginal(table: Readonly<Record<string, number>>): Marginal {
  const entries = Object.entries(table).sort(([left], [right]) => (left < right ? -1 : 1))
  const total = entries.reduce((sum, [, weight]) => sum + weight, 0)
  const lookup = new Uint8Array(total)
  let at = 0
  entries.forEach(([, weight], index) => {
    lookup.fill(index, at, at + weight)
    at += weight
  })
  return { names: entries.map(([name]) => name), lookup }
}

/** Position in `names` of a value drawn from the distribution. */
export function drawFrom(random: Random, distribution: Marginal): number {
  return distribution.lookup[below(random, distribution.lookup.length)]
}

/** A declared value in VND, rounded to 1,000: linear between the quantiles. */
export function drawValue(random: Random): number {
  const at = unit(random) * (PRICE_QUANTILES.length - 1)
  const left = Math.floor(at)
  const price = PRICE_QUANTILES[left] + (at - left) * (PRICE_QUANTILES[left + 1] - PRICE_QUANTILES[left])
  return Math.max(1, Math.round(price)) * 1000
}
