/** Words that stand in nearly every English sentence and in no Vietnamese one. */
const WORDS =
  /\b(?:the|is|are|was|were|not|cannot|must|with|without|there|have|of|and|or|which|what|this|that|its|their|write|read|takes?|needs?|unknown|unexpected|expected|missing|invalid|given|before|after|because|nothing)\b/giu
/** What is written in code or between quotes is somebody's own. */
const QUOTED = /`[^`]*`|"[^"]*"|«[^»]*»|--[\w-]+|\[[^\]]*\]|[\w-]+\((?:…|[\w", ]*)\)|\b[a-z]+ ?: ?[{\w-]+/gu

/** English words in a text that should be Vietnamese. */
export function englishIn(text: string): string[] {
  return text.replace(QUOTED, ' ').match(WORDS) ?? []
}
