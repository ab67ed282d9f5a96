import type { ReportData } from '../../../src/detect/report/schema.ts'
import { readAssets } from './assets.ts'
import { renderCases } from './cases.ts'
import { renderChecked } from './checked.ts'
import { html, raw, type Html } from './html.ts'
import { renderLimits } from './limits.ts'
import { renderMap } from './map.ts'
import { renderRules } from './rules.ts'
import { DEFINITIONS } from './signs.ts'
import { say } from './text.ts'
import { renderTrend } from './trend.ts'
import { renderUnits } from './units.ts'
import { renderVariants } from './variants.ts'

/**
 * The report of one check as one HTML file that asks nothing of any network: fonts, style and script are inside, and a
 * content policy admits only those. Vietnamese and English are both in it; without script it reads in Vietnamese.
 */
export function renderReport(data: ReportData): string {
  const { style, styleHash, script, scriptHash } = readAssets()
  const policy = `default-src 'none'; script-src '${scriptHash}'; style-src '${styleHash}'; font-src data:; base-uri 'none'; form-action 'none'`
  const title = { vi: `Đối chiếu quy trình: ${data.title.vi}`, en: `Procedure check: ${data.title.en}` }
  return html`<!doctype html>
    <html lang="vi">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${policy}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="referrer" content="no-referrer" />
        <meta name="color-scheme" content="light dark" />
        <title data-vi="${title.vi}" data-en="${title.en}">${title.vi}</title>
        ${raw(`<style>${style}</style>`)}
      </head>
      <body>
        <a class="skip" href="#main">${say('Đến nội dung', 'Skip to content')}</a>
        ${DEFINITIONS} ${bar()}
        <main id="main" tabindex="-1">
          ${renderChecked(data)} ${contents()} ${renderLimits(data)} ${renderRules(data)} ${renderTrend(data)} ${renderUnits(data)}
          ${renderVariants(data)} ${renderMap(data)} ${renderCases(data)}
        </main>
        <footer>
          ${say('Liêm, phần mềm mã nguồn mở. Báo cáo này là một tệp duy nhất và không gửi gì đi đâu.', 'Liêm, open-source software. This report is one file and sends nothing anywhere.')}
        </footer>
        ${raw(`<script>${script}</script>`)}
      </body>
    </html> `.markup
}

function bar(): Html {
  return html`<header class="bar">
    <span class="brand"
      ><svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true">
        <rect class="logo-frame" x="1.5" y="1.5" width="17" height="17" rx="3" />
        <path class="logo-stroke" d="M7 5v9.5h6.5" />
        <circle class="logo-dot" cx="12" cy="7" r="1.4" /></svg
      >Liêm</span
    >
    <div class="controls">
      <button type="button" data-language="vi" lang="vi" aria-pressed="true">Tiếng Việt</button>
      <button type="button" data-language="en" lang="en" aria-pressed="false">English</button>
      <button type="button" data-toggle-theme aria-pressed="false">${say('Nền tối', 'Dark')}</button>
    </div>
  </header>`
}

const SECTIONS: readonly (readonly [string, string, string])[] = [
  ['limits', 'Chưa kiểm tra được', 'Not checked'],
  ['rules', 'Quy tắc', 'Rules'],
  ['trend', 'Theo thời gian', 'Over time'],
  ['units', 'Đơn vị', 'Units'],
  ['variants', 'Biến thể', 'Variants'],
  ['map', 'Bản đồ', 'Map'],
  ['cases', 'Hồ sơ cần xem trước', 'Cases'],
]

function contents(): Html {
  return html`<nav class="contents" aria-labelledby="contents-name">
    <span class="spoken" id="contents-name">${say('Nội dung', 'Contents')}</span>
    <ul role="list">
      ${SECTIONS.map(([id, vi, en]) => html`<li><a href="#${id}">${say(vi, en)}</a></li>`)}
    </ul>
  </nav>`
}
