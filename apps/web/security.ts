/** The nonce of this page's styles: the server puts a new one into every answer, the build leaves its place. */
export function styleNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? ''
}

interface PolicyFactory {
  createPolicy: (name: string, rules: { createHTML: (text: string) => string | null }) => unknown
}

/**
 * The one policy of Trusted Types. It lets texts without a `<` reach the places where a browser reads markup (libraries write style
 * sheets there); anything that could make an element is refused by the browser.
 */
export function refuseMarkup(): void {
  const factory = (globalThis as { trustedTypes?: PolicyFactory }).trustedTypes
  factory?.createPolicy('default', { createHTML: (text) => (text.includes('<') ? null : text) })
  // The library that keeps the page from scrolling behind a dialog looks for the nonce here.
  Object.assign(globalThis, { __webpack_nonce__: styleNonce() })
}
