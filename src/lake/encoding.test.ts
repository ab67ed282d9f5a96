import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import iconv from 'iconv-lite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { to1258, toTcvn3, toVni } from '../../test/legacy.ts'
import { decodeLegacy, isSyllable, type Encoding } from '../base/encoding/index.ts'
import { detectEncoding, toUtf8File } from './encoding.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'liem-encoding-'))
})
afterAll(() => rm(folder, { recursive: true }))

/** Sentences as they are printed in public documents and in the tests of other converters. */
const tcvn3Samples = [
  ['Céng hoµ x· héi chñ nghÜa ViÖt Nam', 'Cộng hoà xã hội chủ nghĩa Việt Nam'],
  ['§éc lËp - Tù do - H¹nh phóc', 'Độc lập - Tự do - Hạnh phúc'],
  ['QuyÕt ®Þnh cña Bé tr\u00adëng Bé Tµi chÝnh', 'Quyết định của Bộ trưởng Bộ Tài chính'],
  ['C¨n cø NghÞ ®Þnh sè 15/CP', 'Căn cứ Nghị định số 15/CP'],
  ['vÒ viÖc söa ®æi møc thuÕ suÊt cña mét sè mÆt hµng', 'về việc sửa đổi mức thuế suất của một số mặt hàng'],
  ['Xin chµo c¸c b¹n', 'Xin chào các bạn'],
] as const
const vniSamples = [
  ['COÄNG HOØA XAÕ HOÄI CHUÛ NGHÓA VIEÄT NAM', 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'],
  ['Ñoäc laäp - Töï do - Haïnh phuùc', 'Độc lập - Tự do - Hạnh phúc'],
  ['UÛY BAN NHAÂN DAÂN TÆNH', 'ỦY BAN NHÂN DÂN TỈNH'],
  ['Caên cöù Luaät Toå chöùc HÑND vaø UBND', 'Căn cứ Luật Tổ chức HĐND và UBND'],
  ['Xin chaøo caùc baïn', 'Xin chào các bạn'],
  ['Toâi ñi hoïc', 'Tôi đi học'],
] as const

describe('published samples', () => {
  test.each(tcvn3Samples)('TCVN3: %s', (legacy, expected) => {
    expect(decodeLegacy(Buffer.from(legacy, 'latin1'), 'tcvn3')).toBe(expected)
  })
  test.each(vniSamples)('VNI: %s', (legacy, expected) => {
    expect(decodeLegacy(Buffer.from(legacy, 'latin1'), 'vni')).toBe(expected)
  })
})

const smallLetters = [...'aàảãáạăằẳẵắặâầẩẫấậeèẻẽéẹêềểễếệiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵđ']
test('every Vietnamese letter survives every legacy encoding', () => {
  for (const letter of smallLetters) {
    expect(decodeLegacy(toTcvn3(letter), 'tcvn3')).toBe(letter)
    for (const either of [letter, letter.toUpperCase()]) {
      expect(decodeLegacy(Buffer.from(toVni(either), 'latin1'), 'vni')).toBe(either)
      expect(decodeLegacy(to1258(either), 'windows-1258')).toBe(either)
    }
  }
})

const words =
  'Tờ khai đăng ký, phân luồng đỏ, kiểm tra thực tế hàng hóa, lấy mẫu, thông quan, giải phóng hàng, nộp thuế, bảo lãnh, khu vực giám sát, cửa khẩu cảng biển Hải Phòng'
const table = `case_id,activity,ts\n${words
  .split(', ')
  .map((activity, i) => `C${i},${activity},2026-01-0${1 + (i % 9)}`)
  .join('\n')}\n`

function encode(text: string, encoding: Encoding): Buffer {
  if (encoding === 'tcvn3') return toTcvn3(text)
  if (encoding === 'vni') return Buffer.from(toVni(text), 'latin1')
  if (encoding === 'windows-1258') return to1258(text)
  if (encoding === 'utf-16be') return Buffer.concat([Buffer.from([0xfe, 0xff]), iconv.encode(text, 'utf-16be')])
  if (encoding === 'utf-16le') return Buffer.concat([Buffer.from([0xff, 0xfe]), iconv.encode(text, 'utf-16le')])
  return Buffer.from((encoding === 'utf-8-bom' ? '\ufeff' : '') + text)
}

describe('recognised, shown and converted', () => {
  test.each(['utf-8', 'utf-8-bom', 'utf-16le', 'utf-16be', 'tcvn3', 'vni', 'windows-1258'] as const)(
    '%s, also as gzip',
    async (encoding) => {
      const small = encoding === 'tcvn3' ? table.toLowerCase() : table
      for (const packed of [false, true]) {
        const file = join(folder, `${encoding}-${packed}.csv`)
        await writeFile(file, packed ? gzipSync(encode(small, encoding)) : encode(small, encoding))
        expect(await detectEncoding(file)).toMatchObject({ encoding, sure: true, normalisation: 'nfc' })
        await toUtf8File(file, encoding, `${file}.utf8`)
        expect(await readFile(`${file}.utf8`, 'utf8')).toBe(small)
      }
    },
  )

  test('decomposed and mixed letters are shown and composed', async () => {
    const file = join(folder, 'nfd.csv')
    await writeFile(file, table.normalize('NFD'))
    expect(await detectEncoding(file)).toMatchObject({ encoding: 'utf-8', normalisation: 'nfd' })
    await toUtf8File(file, 'utf-8', `${file}.utf8`)
    expect(await readFile(`${file}.utf8`, 'utf8')).toBe(table)
    await writeFile(file, table + table.normalize('NFD'))
    expect(await detectEncoding(file)).toMatchObject({ normalisation: 'mixed' })
    await writeFile(file, 'case,activity,ts\n1,a,2026-01-01\n')
    expect(await detectEncoding(file)).toMatchObject({ encoding: 'utf-8', normalisation: 'ascii', sure: true })
  })

  test('legacy text that was saved as Unicode is pointed out and left as it is', async () => {
    const file = join(folder, 'mojibake.csv')
    await writeFile(file, tcvn3Samples.map(([legacy]) => legacy).join('\n'))
    const found = await detectEncoding(file)
    expect(found).toMatchObject({ encoding: 'utf-8', sure: false })
    expect(found.note).toContain('TCVN3')
  })
})

describe('never guessed silently', () => {
  const others = {
    french:
      'Déclaration enregistrée, contrôle physique effectué, marchandise libérée, paiement différé, bureau de Besançon, à vérifier, côté opérateur, entrepôt, reçu, après, dédouanement accéléré, numéro de série',
    german:
      'Anmeldung geprüft, Zollbeschau durchgeführt, Überlassung, Prüfbescheid, Gebühr, Ausfuhrerklärung, Nämlichkeit, Verfügung, Köln, Düsseldorf, Nürnberg, Größe',
    portuguese:
      'Declaração registada, verificação física, não conforme, liberação, câmbio, exportação, São Paulo, análise, mercadoria disponível, autorização, três, índice',
    spanish: 'Declaración, inspección física, despacho, aforo, depósito, dirección, Málaga, año, señal, análisis, número, autorización',
  }
  test.each(Object.entries(others))('%s in Windows-1252 is not taken for Vietnamese', async (name, text) => {
    const file = join(folder, `${name}.csv`)
    await writeFile(file, iconv.encode(text, 'windows-1252'))
    expect(await detectEncoding(file)).toMatchObject({ encoding: 'windows-1252', sure: false })
  })
  test('a handful of words is not enough', async () => {
    const file = join(folder, 'few.csv')
    await writeFile(file, Buffer.from('case,activity,ts\n1,§éc lËp,2026-01-01\n', 'latin1'))
    const found = await detectEncoding(file)
    expect(found).toMatchObject({ encoding: 'windows-1252', sure: false })
    expect(found.note).toContain('perhaps TCVN3')
  })
})

test('what is no text, or ends in the middle, is an error', async () => {
  const cases: [string, Buffer, RegExp][] = [
    ['empty', Buffer.alloc(0), /empty/u],
    ['zeros', Buffer.from('a,b\n1,\0\0\0,x\n'), /zero bytes/u],
    ['parquet', Buffer.from('PAR1\x15\x04'), /Parquet/u],
    ['cut', gzipSync(Buffer.from(table)).subarray(0, 60), /ends in the middle/u],
  ]
  for (const [name, bytes, message] of cases) {
    const file = join(folder, name)
    await writeFile(file, bytes)
    await expect(detectEncoding(file)).rejects.toThrow(message)
  }
  await expect(detectEncoding(join(folder, 'absent'))).rejects.toThrow(/no such file/u)
  await expect(detectEncoding(folder)).rejects.toThrow(/folder/u)
})

test('a sample cut inside a letter is still UTF-8', async () => {
  const file = join(folder, 'long.csv')
  for (const shift of ['', 'a', 'ab']) {
    await writeFile(file, shift + 'ệ'.repeat(400_000))
    expect(await detectEncoding(file)).toMatchObject({ encoding: 'utf-8', sure: true })
  }
})

test('wherever the stream is cut, the text is the same', async () => {
  const alphabet = fc.constantFrom('a', 'o', 'ô', 'ệ', 'ữ', 'đ', ' ', '\n', 'e\u0323\u0302', '漢', '😀')
  await fc.assert(
    fc.asyncProperty(
      fc.array(alphabet, { minLength: 1, maxLength: 30 }),
      fc.integer({ min: 262_120, max: 262_150 }),
      async (letters, padding) => {
        const file = join(folder, 'cut.csv')
        const text = 'x'.repeat(padding) + letters.join('')
        await writeFile(file, text)
        await rm(`${file}.utf8`, { force: true })
        await toUtf8File(file, 'utf-8', `${file}.utf8`)
        expect(await readFile(`${file}.utf8`, 'utf8')).toBe(text.normalize('NFC'))
      },
    ),
    { numRuns: 30 },
  )
})

test('syllables', () => {
  const good = ['nghiêng', 'khuỷu', 'quyền', 'gì', 'giết', 'ỦY', 'đường', 'hoà', 'hòa', 'xuống']
  const bad = ['héi', 'été', 'ñoäc', 'ngệ', 'kà', 'cắć', 'bàc', 'façade', 'x']
  expect([...good, ...bad].filter(isSyllable)).toEqual(good)
})
