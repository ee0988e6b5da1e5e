import type { Language } from '@beistand/contracts/sentences'
import { create } from 'zustand'

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

/** Every feature's words in one language, by feature. */
type Words = Readonly<Record<string, object>>
type Load = Readonly<Record<Language, () => Promise<{ default: Words }>>>

const loaded: Partial<Record<Language, Words>> = {}
let load: Load | null = null

/**
 * A feature's words. The German ones give the type; English that lacks a word does not compile.
 * @param feature their name in words.de.ts and words.en.ts beside App.tsx
 * @returns a hook that gives them in the language of the screen
 */
export function catalogue<W extends object>(feature: string): () => W {
  return () => {
    const words = loaded[useLanguage()]?.[feature]
    if (!words) throw new Error(`no words of ${feature}`)
    // The name stands for the file that W is the type of.
    return words as W
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
