// The package has declarations, but its `exports` does not name them; these are the functions that are used here.
declare module 'cephes' {
  export const compiled: Promise<void>
  /** Logarithm of the gamma function. */
  export function lgam(x: number): number
  /** Regularised incomplete gamma function: lower and upper part. */
  export function igam(a: number, x: number): number
  export function igamc(a: number, x: number): number
  /** Regularised incomplete beta function. */
  export function incbet(a: number, b: number, x: number): number
}
