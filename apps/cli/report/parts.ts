import { citationWords } from '../../../src/law/index.ts'
import type { Citation } from '../../../src/law/schema.ts'
import type { RuleRow } from '../../../src/detect/report/schema.ts'
import { html, NOTHING, type Html } from './html.ts'
import { both, say } from './text.ts'

/** A section of the sheet: a heading with a rule under it, and what it says of itself beside the heading. */
export function section(id: string, heading: Html, note: Html, body: Html): Html {
  return html`<section id="${id}" aria-labelledby="${id}-heading">
    <header class="section-head">
      <h2 id="${id}-heading">${heading}</h2>
      <p class="note">${note}</p>
    </header>
    ${body}
  </section>`
}

/** A table behind a picture: closed at first, always one press away. */
export function behind(table: Html, summary: Html = say('Xem dạng bảng', 'Show as table')): Html {
  return html`<details class="behind">
    <summary>${summary}</summary>
    ${table}
  </details>`
}

/** What may be wider than the page scrolls inside itself, also by keyboard. */
export function scroller(labelledBy: string, body: Html): Html {
  return html`<div class="scroller" role="group" tabindex="0" aria-labelledby="${labelledBy}">${body}</div>`
}

/** The citations of a rule: solid underline where confirmed, dashed where a lawyer has still to confirm. */
export function citations(basis: readonly Citation[]): Html {
  if (basis.length === 0) return html`<span class="secondary">${say('Chưa nêu căn cứ.', 'No basis is given.')}</span>`
  const cite = (one: Citation): Html =>
    html`<cite class="${one.confirmed ? 'confirmed' : 'unconfirmed'}">${both(citationWords(one.cite))}</cite>`
  return html`${basis.map((one, index) => html`${index === 0 ? NOTHING : ' · '}${cite(one)}`)}`
}

export function toBeConfirmed(basis: readonly Citation[]): Html {
  return basis.every((one) => one.confirmed) ? NOTHING : html`<span class="amber">${say('cần xác nhận', 'to be confirmed')}</span>`
}

/** A rule's number, leading to its row in the table of rules. */
export function ruleLink(rules: readonly RuleRow[], rule: number): Html {
  return html`<a class="rule-link" href="#rule-${rule}">${rules[rule].id}</a>`
}

export function ruleTitle(rules: readonly RuleRow[], rule: number): Html {
  return both(rules[rule].title)
}
