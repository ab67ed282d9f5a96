import { createTheme, type CSSVariablesResolver } from '@mantine/core'
import { DARK, LIGHT, token } from './tokens.ts'

const DIALOG = {
  transitionProps: { transition: 'fade', duration: 120 },
  // The head of a dialog is no second banner of the page.
  attributes: { header: { role: 'presentation' } },
}

export const theme = createTheme({
  fontFamily: "'IBM Plex Sans','Noto Sans','Segoe UI',Arial,sans-serif",
  fontFamilyMonospace: "'IBM Plex Mono','DejaVu Sans Mono',monospace",
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '20px' },
  headings: {
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '22px', lineHeight: '32px' },
      h2: { fontSize: '16px', lineHeight: '24px' },
      h3: { fontSize: '14px', lineHeight: '22px' },
    },
  },
  spacing: { xs: '4px', sm: '8px', md: '16px', lg: '24px', xl: '40px' },
  radius: { xs: '2px', sm: '3px', md: '4px', lg: '6px', xl: '8px' },
  defaultRadius: 'sm',
  cursorType: 'pointer',
  respectReducedMotion: true,
  primaryColor: 'muc',
  primaryShade: { light: 7, dark: 3 },
  colors: {
    dark: ['#e6ecef', '#b4c0c8', '#93a1aa', '#74828c', '#3a464e', '#2b363e', '#182127', '#12191e', '#0d1317', '#090d10'],
    muc: ['#eef6f8', '#e3f0f3', '#c3dfe6', '#6cc0d6', '#4aa5bd', '#2a86a0', '#156b83', '#0b5a6f', '#08485a', '#063746'],
    son: ['#fdf3f2', '#fbe9e7', '#f5cbc6', '#ff9b8f', '#e8776b', '#d44f43', '#c33a30', '#b3261e', '#931d17', '#741611'],
    ho: ['#fef9ef', '#fdf1dc', '#f8dfb0', '#f0b657', '#d8962b', '#b97614', '#9e6000', '#8a5200', '#6e4100', '#543200'],
    la: ['#f1f8f4', '#e4f2ea', '#c2e0cf', '#7fcfa2', '#57b07f', '#3a9264', '#2a7d54', '#1f6b46', '#175637', '#104129'],
  },
  components: {
    Button: {
      defaultProps: { size: 'sm' },
      styles: { root: { fontWeight: 500 } },
      // Without it: white on the light primary colour in dark mode, 2.1:1.
      vars: (_: unknown, props: { variant?: string }) => ({
        root: props.variant === undefined || props.variant === 'filled' ? { '--button-color': token('onfill') } : {},
      }),
    },
    Checkbox: { defaultProps: { size: 'sm', iconColor: token('onfill') } },
    Radio: { defaultProps: { iconColor: token('onfill') } },
    TextInput: { defaultProps: { size: 'sm' } },
    Select: { defaultProps: { size: 'sm' } },
    Tooltip: { defaultProps: { openDelay: 300 } },
    // Within the page, so that it stands in a landmark; and without a focusable element that is no item.
    Menu: {
      defaultProps: { transitionProps: { transition: 'fade', duration: 120 }, withinPortal: false, withInitialFocusPlaceholder: false },
    },
    Modal: { defaultProps: DIALOG },
    Drawer: { defaultProps: DIALOG },
  },
})

const named = (tokens: Readonly<Record<string, string>>): Record<`--${string}`, string> =>
  Object.fromEntries(Object.entries(tokens).map(([name, value]) => [`--l-${name}`, value]))

/** Tokens as `--l-*`, and Mantine's own variables where its defaults have too little contrast. */
export const cssVariablesResolver: CSSVariablesResolver = () => {
  const shared = {
    '--mantine-color-body': token('bg'),
    '--mantine-color-text': token('text'),
    '--mantine-color-dimmed': token('text2'),
    '--mantine-color-placeholder': token('text3'),
    '--mantine-color-anchor': token('brand'),
    '--mantine-color-error': token('red'),
    '--mantine-color-default-border': token('edge'),
    '--mantine-color-disabled-color': token('text3'),
    '--mantine-color-disabled': token('sunk'),
    '--mantine-color-disabled-border': token('line'),
  }
  return { variables: {}, light: { ...named(LIGHT), ...shared }, dark: { ...named(DARK), ...shared } }
}
