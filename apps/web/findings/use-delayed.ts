import { useEffect, useState } from 'react'

const PAUSE = 250

/** A value once it has stood still for a moment. */
export function useDelayed(value: string): string {
  const [delayed, setDelayed] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setDelayed(value), PAUSE)
    return () => clearTimeout(timer)
  }, [value])
  return delayed
}
