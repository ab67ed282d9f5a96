import { createHash } from 'node:crypto'
import type { z } from 'zod'
import type { Language } from './input.ts'
import { pathFields, tagOf } from './openapi.ts'
import { routeInVietnamese } from './route-words.ts'
import type { Entry } from './table.ts'

const TEXTS = {
  title: { vi: 'Giao diện lập trình của Liêm', en: 'The API of Liêm' },
  lead: {
    vi: 'Mọi trang của Liêm đều hỏi máy chủ qua các địa chỉ này. Tài liệu cho máy đọc:',
    en: 'Every page of Liêm asks the server at these addresses. For machines:',
  },
  errors: {
    vi: 'Lỗi theo RFC 9457. Yêu cầu ghi nhận Idempotency-Key: gửi lại cùng nội dung thì nhận lại đúng câu trả lời đầu tiên. Danh sách có con trỏ; tổng số chính xác đến 10.000.',
    en: 'Errors are RFC 9457 problems. Writes take an Idempotency-Key: sent again with the same input, the first answer comes back. Lists have cursors; totals are exact up to 10,000.',
  },
  input: { vi: 'Đầu vào', en: 'Input' },
  file: { vi: 'nội dung là tệp', en: 'the body is a file' },
  answersFile: { vi: 'trả về tệp', en: 'answers with a file' },
  needed: { vi: 'bắt buộc', en: 'required' },
  none: { vi: 'không có', en: 'none' },
  other: { vi: 'English', en: 'Tiếng Việt' },
} as const

const STYLE = `:root{color-scheme:light dark}body{font:16px/1.5 "IBM Plex Sans",system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}
h1{font-size:1.6rem}h2{margin-top:2.5rem;border-top:1px solid;padding-top:.5rem;font-size:1.2rem}h3{font-size:1rem;margin:1.5rem 0 0}
code{font:.9em "IBM Plex Mono",ui-monospace,monospace}.method{display:inline-block;min-width:4rem;font-weight:600}p{margin:.2rem 0}
.fields{opacity:.8}nav a{margin-right:1rem}@media(max-width:40rem){.method{min-width:0}}`

/** The one style sheet of the page, by its hash. */
export const API_PAGE_POLICY = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`

/** The contracts for people to read: one page, no script, nothing from elsewhere. */
export function apiPage(routes: readonly Entry[], language: Language): string {
  const say = (key: keyof typeof TEXTS): string => escape(TEXTS[key][language])
  const words = (english: string): string => escape(language === 'vi' ? (routeInVietnamese(english) ?? english) : english)
  const tags = [...new Set(routes.map(({ route }) => tagOf(route)))]
  const sections = tags.map((tag) =>
    section(
      tag,
      routes.filter(({ route }) => tagOf(route) === tag),
      { say, words },
    ),
  )
  const other = language === 'vi' ? 'en' : 'vi'
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>${say('title')}</title><style>${STYLE}</style></head><body><main><h1>${say('title')}</h1>
<p>${say('lead')} <a href="/api/openapi.json"><code>/api/openapi.json</code></a> (OpenAPI 3.1). <a href="/api?lang=${other}" hreflang="${other}" lang="${other}">${say('other')}</a></p>
<p>${say('errors')}</p><nav>${tags.map((tag) => `<a href="#${escape(tag)}">${words(tag)}</a>`).join(' ')}</nav>
${sections.join('\n')}</main></body></html>`
}

interface Words {
  say: (key: keyof typeof TEXTS) => string
  /** What a contract says in English. */
  words: (english: string) => string
}

function section(tag: string, routes: readonly Entry[], words: Words): string {
  return `<section id="${escape(tag)}"><h2>${words.words(tag)}</h2>${routes.map((entry) => routeText(entry, words)).join('\n')}</section>`
}

function routeText({ route, kind }: Entry, { say, words }: Words): string {
  const fields = Object.entries(route.input.shape as Record<string, z.ZodType>).map(([name, type]) => {
    const isNeeded = pathFields(route).includes(name) || !type.safeParse(undefined).success
    return `<code>${escape(name)}</code>${isNeeded ? ` (${say('needed')})` : ''}`
  })
  const notes = [...(kind === 'upload' ? [say('file')] : []), ...(kind === 'download' ? [say('answersFile')] : [])]
  return `<h3><code><span class="method">${route.method}</span> ${escape(route.path)}</code></h3><p>${words(route.summary)}${notes.length === 0 ? '' : ` — ${notes.join(', ')}`}</p>
<p class="fields">${say('input')}: ${fields.length === 0 ? say('none') : fields.join(', ')}</p>`
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
