import { Option } from 'commander'

export type Language = 'vi' | 'en'

/** `--lang`; by default Vietnamese where the terminal's locale is Vietnamese, otherwise English. */
export function languageOption(): Option {
  const locale = process.env['LC_ALL'] ?? process.env['LC_MESSAGES'] ?? process.env['LANG'] ?? ''
  return new Option('--lang <language>', 'language of the text').choices(['vi', 'en']).default(locale.startsWith('vi') ? 'vi' : 'en')
}
