import { create } from 'zustand'

export const THEMES = ['auto', 'light', 'dark'] as const
export type Theme = (typeof THEMES)[number]

const KEPT = 'beistand-theme'

export const useTheme = create<{ readonly theme: Theme }>()(() => ({ theme: 'auto' }))

function show(theme: Theme): void {
  if (theme === 'auto') delete document.documentElement.dataset.kernTheme
  else document.documentElement.dataset.kernTheme = theme
  useTheme.setState({ theme })
}

export function chooseTheme(theme: Theme): void {
  localStorage.setItem(KEPT, theme)
  show(theme)
}

/** A wall screen is dark, whatever its browser wants: it hangs in a room where people work day and night. */
export function restoreTheme(): void {
  const kept = location.pathname === '/wall' ? 'dark' : localStorage.getItem(KEPT)
  show(THEMES.find((theme) => theme === kept) ?? 'auto')
}
