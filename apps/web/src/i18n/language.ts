import type { Language } from '@beistand/contracts/sentences'
import { create } from 'zustand'
import type de from '../words.de.js'

const KEPT = 'beistand-language'

function remembered(): Language {
  const kept = localStorage.getItem(KEPT)
  if (kept === 'de' || kept === 'en') return kept
  return navigator.language.startsWith('en') ? 'en' : 'de'
}

export const useLanguageStore = create<{ readonly language: Language }>()(() => ({ language: remembered() }))

export function useLanguage(): Language {
  return useLanguageStore((store) => store.language)
}

/** Every feature's words, by feature. The German ones give the type; English that lacks a word does not compile. */
type Words = typeof de
type Load = Readonly<Record<Language, () => Promise<{ default: Words }>>>

const loaded: Partial<Record<Language, Words>> = {}
let load: Load | null = null

/** @returns a hook that gives a feature's words in the language of the screen */
export function catalogue<F extends keyof Words>(feature: F): () => Words[F] {
  return () => {
    const words = loaded[useLanguage()]
    if (!words) throw new Error('words are used before beginWords')
    return words[feature]
  }
}

/** Says where the words are, and loads those of the language in use. */
export async function beginWords(from: Load): Promise<void> {
  load = from
  await showLanguage(useLanguageStore.getState().language)
}

async function showLanguage(language: Language): Promise<void> {
  if (load) loaded[language] ??= (await load[language]()).default
  document.documentElement.lang = language
  useLanguageStore.setState({ language })
}

export async function chooseLanguage(language: Language): Promise<void> {
  await showLanguage(language)
  localStorage.setItem(KEPT, language)
}
