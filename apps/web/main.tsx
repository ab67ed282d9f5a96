import '@mantine/core/styles.layer.css'
import './styles/fonts.css'
import './styles/base.css'
import './styles/print.css'
import { createRoot } from 'react-dom/client'
import { makeQueryClient } from './api-hooks.ts'
import { App } from './app.tsx'
import { pages } from './pages.ts'
import { makeRouter } from './router.tsx'
import { refuseMarkup } from './security.ts'

refuseMarkup()
const place = document.getElementById('app')
if (place !== null) createRoot(place).render(<App client={makeQueryClient()} router={makeRouter(pages)} />)
