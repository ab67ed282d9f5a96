import { Button, Popover } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { useState, type ReactNode } from 'react'

interface PopoverButtonProps<Parts> {
  label: string
  /** Gets what is shown; asked when the button is first pressed. */
  load: () => Promise<Parts>
  children: (parts: Parts) => ReactNode
  icon?: ReactNode
  onOpen?: (() => void) | undefined
}

/** A button that opens something whose script comes when it is first wanted. It opens once it is whole, so that the focus goes into it. */
export function PopoverButton<Parts>({ label, load, children, icon, onOpen }: PopoverButtonProps<Parts>) {
  const { parts, opened, change } = useOpening(load)
  const toggle = (wanted: boolean): void => {
    if (wanted) onOpen?.()
    change(wanted)
  }
  return (
    <Popover
      position={icon === undefined ? 'bottom-start' : 'bottom-end'}
      trapFocus
      transitionProps={{ transition: 'fade', duration: 120 }}
      opened={opened}
      onChange={toggle}
    >
      <Popover.Target>
        <Button
          variant="default"
          leftSection={icon}
          rightSection={icon === undefined && <IconChevronDown size={16} stroke={1.8} aria-hidden />}
          onClick={() => toggle(!opened)}
        >
          {label}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={label}>{parts !== undefined && children(parts)}</Popover.Dropdown>
    </Popover>
  )
}

function useOpening<Parts>(load: () => Promise<Parts>) {
  const [opened, setOpened] = useState(false)
  const [loaded, setLoaded] = useState<{ parts?: Parts; failure?: Error }>({})
  const { parts, failure } = loaded
  if (failure !== undefined) throw failure
  const change = (wanted: boolean): void => {
    setOpened(wanted && parts !== undefined)
    if (!wanted || parts !== undefined) return
    load().then(
      (got) => {
        setLoaded({ parts: got })
        setOpened(true)
      },
      (error: unknown) => setLoaded({ failure: error instanceof Error ? error : new Error(String(error)) }),
    )
  }
  return { parts, opened, change }
}
