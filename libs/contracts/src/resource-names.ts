import type { Language } from './sentences.js'

/** The levels of a skill, in the words that the matcher's explanations use, too. */
export const LEVEL_NAMES: Record<Language, Readonly<Record<'1' | '2' | '3', string>>> = {
  de: { '1': 'Grundkenntnisse', '2': 'erfahren', '3': 'Expertise' },
  en: { '1': 'basic', '2': 'experienced', '3': 'expert' },
}

/** What the skills of the catalogue are called. */
export const SKILL_NAMES = {
  de: {
    windows: 'Windows',
    helpdesk: 'Anwenderbetreuung',
    network: 'Netzwerk',
    firewall: 'Firewall',
    'active-directory': 'Verzeichnisdienst',
    backup: 'Datensicherung',
    virtualisation: 'Virtualisierung',
    linux: 'Linux',
    m365: 'Cloud-Dienste',
    forensics: 'Spurensicherung',
    'crisis-lead': 'Krisenleitung',
    'crisis-experience': 'Erfahrung aus einem Vorfall',
  },
  en: {
    windows: 'Windows',
    helpdesk: 'User support',
    network: 'Network',
    firewall: 'Firewall',
    'active-directory': 'Directory service',
    backup: 'Backup',
    virtualisation: 'Virtualisation',
    linux: 'Linux',
    m365: 'Cloud services',
    forensics: 'Forensics',
    'crisis-lead': 'Crisis lead',
    'crisis-experience': 'Experience of an incident',
  },
} as const satisfies Record<Language, Record<string, string>>

/** What traits of desks and equipment are called, beside the specialist applications, which have their names in the pact. */
export const FEATURE_NAMES = {
  de: {
    'staffed-by-lender': 'mit Personal der verleihenden Stelle',
    notebook: 'Notebook',
    'router-lte': 'LTE-Router',
    printer: 'Drucker',
    phone: 'Mobiltelefon',
    satlink: 'Satellitenverbindung',
    server: 'Server',
  },
  en: {
    'staffed-by-lender': "with the lender's staff",
    notebook: 'Notebook',
    'router-lte': 'LTE router',
    printer: 'Printer',
    phone: 'Mobile phone',
    satlink: 'Satellite link',
    server: 'Server',
  },
} as const satisfies Record<Language, Record<string, string>>
