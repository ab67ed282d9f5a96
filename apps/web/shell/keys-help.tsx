import { Modal, Switch } from '@mantine/core'
import { useText } from '../i18n/use.ts'
import { switchKeys, useKeysOn } from './keys.ts'
import styles from './shell.module.css'
import { text } from './text.ts'
import { usePlaces } from './use-places.ts'

/** The list behind `?`, with the switch that turns single keys off. */
export function KeysHelp({ onClose }: { onClose: () => void }) {
  const say = useText(text)
  const on = useKeysOn()
  const groups = usePlaces()
  const rows: [keys: string[], what: string][] = [
    [['/'], say('keySearch')],
    [['j', 'k'], say('keyRow')],
    [['x'], say('keySelect')],
    [['Enter'], say('keyOpen')],
    [['[', ']'], say('keyNeighbour')],
    ...groups
      .flatMap(({ places }) => places)
      .map(({ key, name }): [string[], string] => [['g', say('keyThen'), key], say('keyGo', { page: say(name) })]),
    [['?'], say('keyHelp')],
    [['Esc'], say('keyEscape')],
  ]
  return (
    <Modal opened onClose={onClose} title={say('keys')} closeButtonProps={{ 'aria-label': say('close') }}>
      <Switch checked={on} onChange={(event) => switchKeys(event.currentTarget.checked)} label={say('keysOn')} mb="md" />
      <table className={styles.keys}>
        <thead className="spoken">
          <tr>
            <th scope="col">{say('key')}</th>
            <th scope="col">{say('what')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([keys, what]) => (
            <tr key={what}>
              <td>{keys.map((key) => (key === say('keyThen') ? <span key={key}> {key} </span> : <kbd key={key}>{key}</kbd>))}</td>
              <td>{what}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Modal>
  )
}
