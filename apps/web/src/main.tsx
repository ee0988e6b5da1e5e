import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './App.js'
import { beginWords } from './i18n/language.js'
import { restoreTheme } from './shell/theme.js'
import './styles/app.scss'
import { prefetch } from './Sections.js'
import { restoreUnsent } from './sync/commands.js'
import { resume } from './sync/session.js'

restoreTheme()
restoreUnsent()
void resume()
await beginWords({ de: () => import('./words.de.js'), en: () => import('./words.en.js') })

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')
// A part of an app that has since been replaced is no longer there: load the new app.
window.addEventListener('vite:preloadError', () => location.reload())
setTimeout(prefetch, 2_000)
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
)
