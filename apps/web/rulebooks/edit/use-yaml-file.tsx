import { Button } from '@mantine/core'
import { IconFileText } from '@tabler/icons-react'
import { useState, type ReactNode } from 'react'
import { LONGEST_SOURCE } from '../../../../src/desk/rulebooks/schema.ts'
import { useFormat, useText } from '../../i18n/use.ts'
import { useFileChoice, useFileDrop } from '../../parts/file-drop.tsx'
import { Note } from '../../parts/note.tsx'
import { text } from './text.ts'

type Refusal = 'fileTooLarge' | 'fileNotText' | 'fileEmpty'
type Said = { name: string; refusal: Refusal } | { name: string; before: string }

/** The text of a YAML file, or why it is none; a large one is not read at all. */
async function readYaml(file: File): Promise<{ source: string } | { refusal: Refusal }> {
  if (file.size > LONGEST_SOURCE) return { refusal: 'fileTooLarge' }
  try {
    const source = new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer()).replaceAll('\r\n', '\n')
    return source.trim() === '' ? { refusal: 'fileEmpty' } : { source }
  } catch {
    return { refusal: 'fileNotText' }
  }
}

interface YamlFile extends ReturnType<typeof useFileDrop> {
  /** By which a file is chosen. */
  button: ReactNode
  /** What came of the last file: its name and the way back, or why it was not taken. */
  said: ReactNode
}

/** A file that takes the place of the text `source`, chosen or dropped. */
export function useYamlFile(source: string, onText: (source: string, name: string) => void): YamlFile {
  const say = useText(text)
  const [said, setSaid] = useState<Said>()
  const take = async ([file]: readonly File[]): Promise<void> => {
    if (file === undefined) return
    const { name } = file
    const read = await readYaml(file)
    setSaid('refusal' in read ? { name, ...read } : { name, before: source })
    if ('source' in read) onText(read.source, name)
  }
  const onFiles = (files: readonly File[]): void => void take(files)
  const [field, open] = useFileChoice('.yaml,.yml,text/yaml', onFiles)
  const back = (before: string, name: string): void => {
    setSaid(undefined)
    onText(before, name)
  }
  return {
    ...useFileDrop(onFiles),
    button: (
      <>
        {field}
        <Button variant="default" size="compact-sm" leftSection={<IconFileText size={16} stroke={1.6} aria-hidden />} onClick={open}>
          {say('loadFile')}
        </Button>
      </>
    ),
    said: said !== undefined && <FileNote said={said} onBack={back} />,
  }
}

function FileNote({ said, onBack }: { said: Said; onBack: (before: string, name: string) => void }) {
  const say = useText(text)
  const format = useFormat()
  const { name } = said
  if ('refusal' in said)
    return (
      <div role="alert">
        <Note tone="red" title={say('fileRefused', { name })}>
          {say(said.refusal, { most: format.bytes(LONGEST_SOURCE) })} {say('textKept')}
        </Note>
      </div>
    )
  return (
    <Note title={say('fileLoaded', { name })}>
      {say('fileLoadedWhy')}{' '}
      {said.before !== '' && (
        <Button variant="default" size="compact-sm" onClick={() => onBack(said.before, name)}>
          {say('fileBack')}
        </Button>
      )}
    </Note>
  )
}
