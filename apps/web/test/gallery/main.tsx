import '@mantine/core/styles.layer.css'
import '../../styles/fonts.css'
import '../../styles/base.css'
import '../../styles/print.css'
import { createRoot } from 'react-dom/client'
import { makeQueryClient } from '../../api-hooks.ts'
import { App } from '../../app.tsx'
import { makeRouter } from '../../router.tsx'
import { refuseMarkup } from '../../security.ts'

refuseMarkup()
const router = makeRouter([
  { path: '/', load: () => import('./signs.tsx') },
  { path: '/findings', load: () => import('./list.tsx') },
  { path: '/findings/$id', load: () => import('./record.tsx') },
  { path: '/pictures', load: () => import('./pictures.tsx') },
  { path: '/broken', load: () => import('./broken.tsx') },
])
const place = document.getElementById('app')
if (place !== null) createRoot(place).render(<App client={makeQueryClient()} router={router} />)
