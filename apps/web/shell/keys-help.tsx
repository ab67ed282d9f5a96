import { Modal, Switch } from '@mantine/core'
import { useText } from '../i18n/use.ts'
import { switchKeys, useKeysOn } from './keys.ts'
import styles from './shell.module.css'
import { text as keysText } from './keys-text.ts'
import { text } from './text.ts'
import { usePlaces } from './use-places.ts'

/** The list behind `?`, with the switch that turns single keys off. */
export function KeysHelp({ onClose }: { onClose: () => void }) {
  const say = useText(text)
  const sayKey = useText(keysText)
  const on = useKeysOn()
  const groups = usePlaces()
  const rows: [keys: string[], what: string][] = [
    [['/'], sayKey('keySearch')],
    [['j', 'k'], sayKey('keyRow')],
    [['x'], sayKey('keySelect')],
    [['Enter'], sayKey('keyOpen')],
    [['[', ']'], sayKey('keyNeighbour')],
    ...groups
      .flatMap(({ places }) => places)
      .map(({ key, name }): [string[], string] => [['g', sayKey('keyThen'), key], sayKey('keyGo', { page: say(name) })]),
    [['?'], sayKey('keyHelp')],
    [['Esc'], sayKey('keyEscape')],
  ]
  return (
    <Modal opened onClose={onClose} title={say('keys')} closeButtonProps={{ 'aria-label': say('close') }}>
      <Switch checked={on} onChange={(event) => switchKeys(event.currentTarget.checked)} label={sayKey('keysOn')} mb="md" />
      <table className={styles.keys}>
        <thead className="spoken">
          <tr>
            <th scope="col">{sayKey('key')}</th>
            <th scope="col">{sayKey('what')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([keys, what]) => (
            <tr key={what}>
              <td>{keys.map((key) => (key === sayKey('keyThen') ? <span key={key}> {key} </span> : <kbd key={key}>{key}</kbd>))}</td>
              <td>{what}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Modal>
  )
}
