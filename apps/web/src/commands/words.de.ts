export default {
  unsent: 'Noch nicht gesendet. Es wird von selbst wieder versucht.',
  waiting: { one: 'Änderung wird gespeichert …', other: 'Änderungen werden gespeichert …' },
  notSent: { one: 'Eingabe ist noch nicht gesendet.', other: 'Eingaben sind noch nicht gesendet.' },
  retry: 'Jetzt senden',
  discard: 'Verwerfen',
  reallyDiscard: 'Wirklich verwerfen',
  refused: 'Nicht gespeichert.',
  understood: 'Verstanden',
}
