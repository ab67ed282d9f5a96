import { useEffect, useRef, useState, type RefObject } from 'react'

/** The width that an element has got, at least `least`; 0 until it is known. */
export function useWidth(least: number): [RefObject<HTMLDivElement | null>, number] {
  const place = useRef<HTMLDivElement>(null)
  const [width, setWidth] = useState(0)
  useEffect(() => {
    const element = place.current
    if (element === null) return undefined
    const observer = new ResizeObserver(([entry]) => setWidth(Math.max(least, Math.floor(entry!.contentRect.width))))
    observer.observe(element)
    return () => observer.disconnect()
  }, [least])
  return [place, width]
}
