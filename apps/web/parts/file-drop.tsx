import { useRef, useState, type DragEvent, type HTMLAttributes, type ReactNode } from 'react'

type OnFiles = (files: readonly File[]) => void

/** What makes an element a place on which files can be dropped; `over` while some are held above it. */
export function useFileDrop(onFiles: OnFiles): { over: boolean; place: HTMLAttributes<HTMLElement> } {
  const [depth, setDepth] = useState(0)
  const has = ({ dataTransfer }: DragEvent): boolean => dataTransfer.types.includes('Files')
  return {
    over: depth > 0,
    place: {
      onDragEnter: (event) => has(event) && setDepth((now) => now + 1),
      onDragLeave: (event) => has(event) && setDepth((now) => Math.max(0, now - 1)),
      onDragOver: (event) => has(event) && event.preventDefault(),
      onDrop: (event) => {
        if (!has(event)) return
        event.preventDefault()
        setDepth(0)
        onFiles([...event.dataTransfer.files])
      },
    },
  }
}

/** The field by which files are chosen, and what opens it. */
export function useFileChoice(accept: string, onFiles: OnFiles, multiple = false): [ReactNode, () => void] {
  const input = useRef<HTMLInputElement>(null)
  const field = (
    <input
      ref={input}
      type="file"
      hidden
      multiple={multiple}
      accept={accept}
      onChange={({ currentTarget }) => {
        onFiles([...(currentTarget.files ?? [])])
        currentTarget.value = ''
      }}
    />
  )
  return [field, () => input.current?.click()]
}
