import type { Language } from '@beistand/contracts/sentences'
import { create } from 'zustand'
import type de from '../words.de.js'
import type laterDe from '../words-later.de.js'

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

/** Where the words of each language are. */
type Load<W> = Readonly<Record<Language, () => Promise<{ default: W }>>>

/** Words that are loaded together, by feature. The German ones give the type; English that lacks a word does not compile. */
class Shelf<W extends object> {
  private readonly loaded: Partial<Record<Language, W>> = {}
  private load: Load<W> | null = null

  /** @returns a hook that gives a feature's words in the language of the screen */
  readonly catalogue =
    <F extends keyof W>(feature: F) =>
    (): W[F] => {
      const words = this.loaded[useLanguage()]
      if (!words) throw new Error('words are used before they are loaded')
      return words[feature]
    }

  /** Says where the words are, and loads those of the language in use. */
  async begin(from: Load<W>): Promise<void> {
    this.load = from
    await this.fetch(useLanguageStore.getState().language)
  }

  async fetch(language: Language): Promise<void> {
    if (this.load) this.loaded[language] ??= (await this.load[language]()).default
  }
}

/** The words of the first screens. */
const first = new Shelf<typeof de>()
/** The words of what is loaded on demand. */
const later = new Shelf<typeof laterDe>()

export const catalogue = first.catalogue
export const laterCatalogue = later.catalogue

export async function beginWords(from: Load<typeof de>): Promise<void> {
  await first.begin(from)
  document.documentElement.lang = useLanguageStore.getState().language
}

export function beginLaterWords(from: Load<typeof laterDe>): Promise<void> {
  return later.begin(from)
}

export async function chooseLanguage(language: Language): Promise<void> {
  await Promise.all([first.fetch(language), later.fetch(language)])
  document.documentElement.lang = language
  useLanguageStore.setState({ language })
  localStorage.setItem(KEPT, language)
}
