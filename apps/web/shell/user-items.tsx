import { Menu } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { IconFileText, IconLogout, IconUserCircle } from '@tabler/icons-react'
import { listOwnRoles } from '../../../src/access/roles/schema.ts'
import { showMe } from '../../../src/access/sign-in/schema.ts'
import { RoleText } from '../access/role-text.tsx'
import { useRoute } from '../api-hooks.ts'
import { useText } from '../i18n/use.ts'
import { usePersonName } from './state.ts'
import { leave } from '../sign-in/leave.ts'
import styles from './header.module.css'
import { text } from './text.ts'

/** Who is signed in, as what, and the way to what is his own and out; nothing where there is no sign-in. */
export function UserItems() {
  const say = useText(text)
  const nameOf = usePersonName()
  const me = useRoute(showMe, {}).data
  const roles = useRoute(listOwnRoles, {}, { enabled: me?.by === 'session' }).data?.rows
  if (me?.by !== 'session') return null
  return (
    <>
      <div className={styles.who}>
        <p className="strong">{nameOf(me.name)}</p>
        {roles?.map((role) => (
          <p key={`${role.role} ${role.unit?.code}`} className="small text2">
            <RoleText role={role} />
          </p>
        ))}
        {roles?.length === 0 && <p className="small text2">{say('noRole')}</p>}
      </div>
      <Menu.Item
        leftSection={<IconUserCircle size={18} stroke={1.6} aria-hidden />}
        renderRoot={(props) => <Link to="/account" {...props} />}
      >
        {say('account')}
      </Menu.Item>
      {me.officer !== null && (
        <Menu.Item leftSection={<IconFileText size={18} stroke={1.6} aria-hidden />} renderRoot={(props) => <Link to="/mine" {...props} />}>
          {say('mine')}
        </Menu.Item>
      )}
      <Menu.Item leftSection={<IconLogout size={18} stroke={1.6} aria-hidden />} onClick={() => void leave()}>
        {say('signOut')}
      </Menu.Item>
      <Menu.Divider />
    </>
  )
}
