import { Button } from '@mantine/core'
import type { ReactNode, RefObject } from 'react'
import { compareLaw } from '../../../../../src/law/changed/schema.ts'
import { useAct } from '../../../api-hooks.ts'
import { useText } from '../../../i18n/use.ts'
import { ErrorBox } from '../../../parts/error-box.tsx'
import { Editor, goToLine } from '../../../rulebooks/edit/editor.tsx'
import styles from '../../../rulebooks/edit/edit.module.css'
import { JumpTo, Mistakes } from '../../../rulebooks/edit/mistakes.tsx'
import { useYamlFile } from '../../../rulebooks/edit/use-yaml-file.tsx'
import { mistakesIn } from '../../../rulebooks/edit/writing.tsx'
import type { Mistake } from '../../../rulebooks/yaml.ts'
import { Differences } from '../differences.tsx'
import { text } from '../text.ts'

interface WritingProps {
  field: RefObject<HTMLTextAreaElement | null>
  file: string
  source: string
  onChange: (source: string) => void
  errors: readonly unknown[]
  state: ReactNode
}

/** The text as it is written or loaded from a file, its mistakes, and what it would change in the law. */
export function Writing({ field, file, source, onChange, errors, state }: WritingProps) {
  const say = useText(text)
  const compare = useAct(compareLaw, [])
  const loaded = useYamlFile(source, (next) => {
    onChange(next)
    compare.mutate({ file, source: next })
  })
  // Of another text than the one that stands here nothing is said.
  const { data, error } = compare.variables?.source === source ? compare : { data: undefined, error: null }
  const found = [...errors, error].map(mistakesIn).find((one) => one !== undefined) ?? []
  const mistakes = found.map((one) => inOwn(one, file, (values) => say('elsewhere', values)))
  const go = (line: number, column?: number): void => goToLine(field.current, line, column)
  return (
    <div {...loaded.place} className={loaded.over ? styles.over : ''}>
      <div className={styles.bar}>
        <JumpTo rules={rulesIn(source)} onGo={go} />
        {loaded.button}
        <Button
          variant="default"
          size="compact-sm"
          loading={compare.isPending}
          disabled={source.trim() === ''}
          onClick={() => compare.mutate({ file, source })}
        >
          {say('check')}
        </Button>
        <span className="text2 small">{state}</span>
      </div>
      {loaded.said}
      {mistakes.length > 0 && <Mistakes mistakes={mistakes} title={say('mistakes', { n: mistakes.length })} onGo={go} />}
      {error !== null && mistakesIn(error) === undefined && <ErrorBox error={error} title={say('checkFailed')} kept={say('textKept')} />}
      <Editor field={field} value={source} onChange={onChange} mistakes={mistakes} label={say('yaml')} />
      {data !== undefined && <Differences found={data} title={say('differences')} />}
    </div>
  )
}

/** A mistake in another file than the one that is written has no line here. */
function inOwn(mistake: Mistake, own: string, words: (values: { file: string; line: string; message: string }) => string): Mistake {
  const { file, line, message, ...rest } = mistake
  if (file === null || line === null || file === own) return mistake
  return { ...rest, file, line: null, column: null, message: words({ file, line: String(line), message }) }
}

/** Every instrument and rule and the line on which it begins. */
function rulesIn(source: string): { rule: string; line: number }[] {
  return source.split('\n').flatMap((line, index) => {
    const rule = /^\s*- (?:\{ )?id:\s*([a-z0-9-]+)/u.exec(line)?.[1]
    return rule === undefined ? [] : [{ rule, line: index + 1 }]
  })
}
