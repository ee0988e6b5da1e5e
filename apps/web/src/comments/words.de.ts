export default {
  title: (count: string) => `Kommentare (${count})`,
  add: 'Kommentieren',
  text: 'Ihr Kommentar',
  erased: 'Gelöscht',
}
