const BROWSERS = [
  [/\bEdg(?:e|A|iOS)?\//u, 'Edge'],
  [/\b(?:Firefox|FxiOS)\//u, 'Firefox'],
  [/\b(?:Chrome|Chromium|HeadlessChrome|CriOS)\//u, 'Chrome'],
  [/\bSafari\//u, 'Safari'],
] as const
const SYSTEMS = [
  [/\bWindows\b/u, 'Windows'],
  [/\bAndroid\b/u, 'Android'],
  [/\biPhone|\biPad/u, 'iOS'],
  [/\bMac OS X\b/u, 'macOS'],
  [/\bLinux\b/u, 'Linux'],
] as const

/** What a browser calls itself, short: `Firefox · Windows`; as it is where nothing of it is known, null where it said nothing. */
export function browserOf(agent: string | null): string | null {
  if (agent === null || agent.trim() === '') return null
  const known = [BROWSERS, SYSTEMS].flatMap((names) => names.find(([sign]) => sign.test(agent))?.[1] ?? [])
  return known.length === 0 ? agent : known.join(' · ')
}
