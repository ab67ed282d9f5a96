import { Fragment, type ReactNode } from 'react'

/** A text with marks, `Đã có <b>{{n}}</b> phát hiện`: each mark is drawn by its function; marks do not nest. */
export function Rich({ text, marks }: { text: string; marks: Readonly<Record<string, (inside: string) => ReactNode>> }) {
  const parts = text.split(/(<(?:[a-z]+)>.*?<\/[a-z]+>)/su)
  return parts.map((part, index) => {
    const found = /^<([a-z]+)>(.*)<\/\1>$/su.exec(part)
    const draw = found === null ? undefined : marks[found[1]]
    return <Fragment key={index}>{found === null || draw === undefined ? part : draw(found[2])}</Fragment>
  })
}
