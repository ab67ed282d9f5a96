/**
 * Every way in which Liêm refuses. `input` and `rulebook` end a command with exit code 2; `absent`: what was asked for is not there, or may not be
 * seen, which is the same sentence; `conflict`: its state does not allow it; `unavailable` is what Liêm stands on and cannot have now: the
 * database, the home, room on the disk; `denied`: who asks has not shown that he may; `often`: too many attempts, and it may be right later.
 */
export type ErrorCode =
  | 'input'
  | 'rulebook'
  | 'usage'
  | 'absent'
  | 'conflict'
  | 'cancelled'
  | 'unavailable'
  | 'denied'
  | 'often'
  | 'internal'

/** Where something went wrong: `file:line:column`, as much of it as is known. */
export interface Place {
  file: string
  line?: number
  column?: number
  /** An element, field or key, where a line says too little. */
  part?: string
}

/**
 * The one error type. `message` says what is wrong, `place` where, `hint` what to do about it.
 * Several problems of one file are reported together through `more`.
 */
export class LiemError extends Error {
  readonly code: ErrorCode
  readonly place: Place | undefined
  readonly hint: string | undefined
  readonly more: readonly LiemError[]

  constructor(
    code: ErrorCode,
    message: string,
    details: { place?: Place; hint?: string; more?: readonly LiemError[]; cause?: unknown } = {},
  ) {
    super(message, details.cause === undefined ? {} : { cause: details.cause })
    this.name = 'LiemError'
    this.code = code
    this.place = details.place
    this.hint = details.hint
    this.more = details.more ?? []
  }
}

/** `clearance.yaml:6:5 (rules[0].within)`. */
export function formatPlace(place: Place): string {
  const position = [place.file, place.line, place.line === undefined ? undefined : place.column]
    .filter((part) => part !== undefined)
    .join(':')
  return place.part === undefined ? position : `${position} (${place.part})`
}
