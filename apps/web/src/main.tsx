import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './App.js'
import { beginWords } from './i18n/language.js'
import { restoreTheme } from './shell/theme.js'
import './styles/app.scss'
import { prefetch } from './Lazy.js'
import { restoreUnsent } from './sync/commands.js'
import { orReloadWhenReachable } from './sync/reload.js'
import { resume } from './sync/session.js'

restoreTheme()
restoreUnsent()
void resume()
await orReloadWhenReachable(() => beginWords({ de: () => import('./words.de.js'), en: () => import('./words.en.js') }))

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')
prefetch()
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
)
