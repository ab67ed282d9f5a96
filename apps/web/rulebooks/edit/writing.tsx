import { Button } from '@mantine/core'
import type { ReactNode, RefObject } from 'react'
import { compareText } from '../../../../src/desk/rulebooks/schema.ts'
import { ApiError, type Output } from '../../api.ts'
import { useAct } from '../../api-hooks.ts'
import { useText } from '../../i18n/use.ts'
import { ErrorBox } from '../../parts/error-box.tsx'
import { Section } from '../../parts/section.tsx'
import { Differences } from '../differences.tsx'
import { mistakesOf, rulesIn, type Mistake } from '../yaml.ts'
import styles from './edit.module.css'
import { Editor, goToLine } from './editor.tsx'
import { JumpTo, Mistakes } from './mistakes.tsx'
import { text } from './text.ts'
import { useYamlFile } from './use-yaml-file.tsx'

interface WritingProps {
  field: RefObject<HTMLTextAreaElement | null>
  /** The rulebook with which the text is compared. */
  id: string
  source: string
  onChange: (source: string) => void
  /** A file took the place of the text. */
  onFile?: (name: string) => void
  /** What the acts of the page were answered; mistakes of the text are shown at their lines. */
  errors: readonly unknown[]
  /** Beside the ways through the text. */
  state: ReactNode
}

/** The text as it is written or loaded from a file, its mistakes, and what it would change in the version in use. */
export function Writing({ field, id, source, onChange, onFile, errors, state }: WritingProps) {
  const say = useText(text)
  const compare = useAct(compareText, [])
  const file = useYamlFile(source, (next, name) => {
    onChange(next)
    onFile?.(name)
    compare.mutate({ id, source: next })
  })
  // Of another text than the one that stands here nothing is said.
  const { data, error } = compare.variables?.source === source ? compare : { data: undefined, error: null }
  const mistakes = [...errors, error].map(mistakesIn).find((found) => found !== undefined) ?? []
  const go = (line: number, column?: number): void => goToLine(field.current, line, column)
  return (
    <div {...file.place} className={file.over ? styles.over : ''}>
      <div className={styles.bar}>
        <JumpTo rules={rulesIn(source)} onGo={go} />
        {file.button}
        <Button
          variant="default"
          size="compact-sm"
          loading={compare.isPending}
          disabled={source.trim() === ''}
          onClick={() => compare.mutate({ id, source })}
        >
          {say('compareNow')}
        </Button>
        <span className="text2 small">{file.over ? say('dropNow') : state}</span>
      </div>
      {file.said}
      {mistakes.length > 0 && <Mistakes mistakes={mistakes} onGo={go} />}
      {error !== null && mistakesIn(error) === undefined && <ErrorBox error={error} title={say('compareFailed')} kept={say('textKept')} />}
      <Editor field={field} value={source} onChange={onChange} mistakes={mistakes} />
      {data !== undefined && <Compared found={data} />}
    </div>
  )
}

/** The mistakes of the text that an answer tells; undefined where it is about something else. */
export function mistakesIn(error: unknown): Mistake[] | undefined {
  return error instanceof ApiError && error.problem.status === 422 ? mistakesOf(error.problem) : undefined
}

function Compared({ found: { against, rules, same } }: { found: Output<typeof compareText> }) {
  const say = useText(text)
  const note = against === null ? say('comparedWithNothing') : say('differencesNote', { version: String(against) })
  return (
    <Section title={say('compared')} note={`${note} · ${say('comparedSame', { n: same })}`}>
      {rules.length === 0 ? <p className="text2">{say('noDifference')}</p> : <Differences rules={rules} />}
    </Section>
  )
}
