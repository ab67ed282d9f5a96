import { encode } from 'uqr'

const MARGIN = 4

/** A QR code, always dark on light: apps read nothing else. */
export function Qr({ value, name }: { value: string; name: string }) {
  const { data, size } = encode(value, { border: 0, ecc: 'M' })
  const dots = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? `M${x + MARGIN} ${y + MARGIN}h1v1h-1z` : [])))
  const side = size + 2 * MARGIN
  return (
    <svg role="img" aria-label={name} width="200" height="200" viewBox={`0 0 ${side} ${side}`} shapeRendering="crispEdges">
      <rect width={side} height={side} fill="#ffffff" />
      <path d={dots.join('')} fill="#000000" />
    </svg>
  )
}
