const root = document.documentElement
root.classList.add('js')
const title = document.querySelector('title')

function setLanguage(language) {
  root.lang = language
  document.title = title.dataset[language]
  for (const button of document.querySelectorAll('[data-language]'))
    button.setAttribute('aria-pressed', String(button.dataset.language === language))
}

function setTheme(theme) {
  root.dataset.theme = theme
  document.querySelector('[data-toggle-theme]').setAttribute('aria-pressed', String(theme === 'dark'))
}

const wanted = navigator.languages.map((tag) => tag.slice(0, 2).toLowerCase()).find((tag) => tag === 'vi' || tag === 'en')
setLanguage(wanted ?? 'vi')
setTheme(matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light')

for (const button of document.querySelectorAll('[data-language]'))
  button.addEventListener('click', () => setLanguage(button.dataset.language))
document.querySelector('[data-toggle-theme]').addEventListener('click', () => setTheme(root.dataset.theme === 'dark' ? 'light' : 'dark'))

let opened = []
addEventListener('beforeprint', () => {
  opened = [...document.querySelectorAll('details.case:not([open])')]
  for (const details of opened) details.open = true
})
addEventListener('afterprint', () => {
  for (const details of opened) details.open = false
})
function openTarget() {
  const target = location.hash.length > 1 ? document.getElementById(location.hash.slice(1)) : null
  const details = target?.closest('details')
  if (details) details.open = true
}
addEventListener('hashchange', openTarget)
openTarget()
