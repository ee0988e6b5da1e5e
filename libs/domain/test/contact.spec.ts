import {
  addContact,
  changeContact,
  type Contact,
  dialled,
  removeContact,
  usableMethods,
} from '@beistand/domain/contact'
import { PHASES } from '@beistand/domain/emergency'
import { acting, after, coordinator, events, office, refusedAs, stranger } from './acting.js'

const card = { title: 'IT-Leitung', phone: '06251 5550-12', mail: 'it@bensheim.example', note: null }
const contact: Contact = { id: 'c1', organisation: 'bensheim', ...card, removed: false }
const own = { mailDomain: 'bensheim.example' }

function skipped(mail: string, mailDomain: string | null, phase: 'suspected' | null): boolean | undefined {
  const methods = usableMethods({ ...card, mail }, { mailDomain }, phase ? { phase } : undefined)
  return methods.find(({ kind }) => kind === 'mail')?.skip
}

test('CO-1 an organisation keeps its contacts, and so does the office', () => {
  for (const by of [coordinator, office]) {
    expect(after(events(addContact({ id: 'c1', organisation: 'bensheim', ...card }, by)))['contact c1']).toEqual(
      contact,
    )
    const changed = events(changeContact(contact, { ...card, note: 'ab 18 Uhr' }, by))
    expect(after(changed, { 'contact c1': contact })['contact c1']).toEqual({ ...contact, note: 'ab 18 Uhr' })
  }
  for (const by of [stranger, acting('observer', 'bensheim')])
    expect(refusedAs(changeContact(contact, card, by))).toBe('forbidden')
})

test('CO-2 a contact without phone and mail is refused', () => {
  const unreachable = { ...card, phone: null, mail: null }
  expect(refusedAs(addContact({ id: 'c1', organisation: 'bensheim', ...unreachable }, coordinator))).toBe(
    'contact-needs-way',
  )
  expect(refusedAs(changeContact(contact, unreachable, coordinator))).toBe('contact-needs-way')
})

test('CO-3 a removed contact keeps nothing that it said', () => {
  const removed = after(events(removeContact(contact, [], coordinator)), { 'contact c1': contact })['contact c1']
  expect(removed).toEqual({
    id: 'c1',
    organisation: 'bensheim',
    title: null,
    phone: null,
    mail: null,
    note: null,
    removed: true,
  })
  expect(refusedAs(removeContact({ ...contact, removed: true }, [], coordinator))).toBe('unchanged')
})

test('CO-4 mail in the own domain of who is hit is skipped from suspected on until the end', () => {
  for (const phase of PHASES) {
    const methods = usableMethods(card, own, { phase })
    const over = phase === 'closed' || phase === 'cancelled'
    expect(methods).toEqual([
      { kind: 'phone', value: '06251 5550-12', skip: false },
      { kind: 'mail', value: 'it@bensheim.example', skip: !over },
    ])
  }
  expect(skipped('it@bensheim.example', 'bensheim.example', null)).toBe(false)
})

test('CO-5 the own domain covers capitals and subdomains, and no look-alikes', () => {
  expect(skipped('IT@Mail.Bensheim.Example', 'bensheim.example', 'suspected')).toBe(true)
  expect(skipped('it@notbensheim.example', 'bensheim.example', 'suspected')).toBe(false)
  expect(skipped('bensheim.example@private.example', 'bensheim.example', 'suspected')).toBe(false)
  expect(skipped('it@bensheim.example', null, 'suspected')).toBe(false)
})

const WRITTEN = [
  ['06251 5550-12', 'tel:06251555012'],
  ['(06251) 5550/12', 'tel:06251555012'],
  ['+49 (0)6251 5550-12', 'tel:+496251555012'],
  ['+49 6251 5550 (0)', 'tel:+4962515550'],
  ['Pforte 06251 5550, nachts 0170 1234567', 'tel:062515550'],
] as const

test.each(WRITTEN)('CO-6 a touch on %s calls %s', (phone, link) => {
  expect(dialled(phone)).toBe(link)
})
