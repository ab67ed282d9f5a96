import { Button, Popover } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import type { ReactNode } from 'react'

/** A button of the line of filters that opens something else than a list of values. */
export function MenuButton({ label, children, onClose }: { label: string; children: ReactNode; onClose?: () => void }) {
  return (
    <Popover position="bottom-start" trapFocus transitionProps={{ transition: 'fade', duration: 120 }} onClose={() => onClose?.()}>
      <Popover.Target>
        <Button variant="default" rightSection={<IconChevronDown size={16} stroke={1.8} aria-hidden />}>
          {label}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={label}>{children}</Popover.Dropdown>
    </Popover>
  )
}
