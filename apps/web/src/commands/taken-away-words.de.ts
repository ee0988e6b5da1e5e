export default {
  changed: 'Das geht nicht mehr: Inzwischen hat sich etwas geändert.',
  unknown: 'Was hier offen war, ist für Sie nicht mehr zu sehen oder nicht mehr zu ändern.',
  kept: 'Ihr Text ist nicht verloren. Sie können ihn kopieren.',
  copy: 'Text kopieren und schließen',
  close: 'Schließen',
}
